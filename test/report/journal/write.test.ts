import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { WriteReport } from '../../../src/model/journal.ts';
import { writeReporters } from '../../../src/report/index.ts';

const options = { limit: 0, color: false, width: 100, verbose: false };
const pushed: WriteReport = {
  schema: 'dyn-journal/write@1',
  paths: ['router/ROUTER_WORKLOG.md', 'INDEX.md'],
  commit: '4f1c2a9d0b7e6c5a4938271605f4e3d2c1b0a998',
  pushed: true,
  spooled: false,
  why: null,
  diff: null,
};

describe('text', () => {
  it.each<[Partial<WriteReport>, string]>([
    [{}, 'committed 4f1c2a9d0 and pushed'],
    [
      { pushed: false, why: 'no \u001bremote' },
      'committed 4f1c2a9d0, not pushed: no \\u{1b}remote',
    ],
    [
      { commit: null, pushed: false, spooled: true, why: 'a rebase is under way' },
      'kept for later, dyn-journal doctor files it: a rebase is under way',
    ],
  ])('says how far it got: %j', async (given, last) => {
    const render = await writeReporters.text();
    expect(render({ ...pushed, ...given }, options)).toBe(
      `router/ROUTER_WORKLOG.md\nINDEX.md\n${last}\n`,
    );
  });

  it('is the diff itself for a dry run', async () => {
    const diff = '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n';
    const render = await writeReporters.text();
    expect(render({ ...pushed, commit: null, pushed: false, diff }, options)).toBe(diff);
  });
});

it('is JSON that its schema describes', async () => {
  const file = new URL('../../../schemas/journal-write.schema.json', import.meta.url);
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const text = (await writeReporters.json())(pushed, options);
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
  expect(JSON.parse(text)).toEqual(pushed);
});
