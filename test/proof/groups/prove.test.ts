import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FindingGroup } from '../../../src/model/finding.ts';
import { proveGroups } from '../../../src/proof/groups/index.ts';
import { groupKinds } from '../../../src/proof/groups/kinds/index.ts';
import { audit } from '../../clones/marks.ts';
import { hasCargo } from '../with-cargo.ts';
import { checkedCopy } from './cargo-check.ts';
import { packagesOf } from './packages.ts';

const kinds = new URL('../../../src/proof/groups/kinds/', import.meta.url);
const fixture = fileURLToPath(new URL('../../fixtures/proof-groups/', import.meta.url));

/** `path:line proved` or `path:line refused: words` for each mark. */
function readMarks(): string[] {
  return readdirSync(fixture, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .flatMap((path) =>
      readFileSync(join(fixture, path), 'utf8')
        .split('\n')
        .flatMap((line, at) => {
          const mark = /\/\/ ((?:proved|refused): .*)$/.exec(line)?.[1];
          return mark === undefined ? [] : [`${path}:${at + 1} ${mark}`];
        }),
    )
    .sort();
}

/** The kind that takes a group, by its own word. */
function kindOf(group: FindingGroup): string {
  const textOf = (path: string) => readFileSync(join(fixture, path), 'utf8');
  const { change } = group;
  const scene = change && { group, change, sites: [], textOf };
  return (scene && groupKinds.find((kind) => kind.draft(scene) !== undefined)?.id) ?? 'none';
}

it('has a file and a proved group in the fixture for each kind', () => {
  const ids = groupKinds.map(({ id }) => id).sort();
  const files = readdirSync(kinds).filter((name) => name !== 'index.ts');
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(ids);
  const proved = readMarks().flatMap((mark) => mark.split(' proved: ')[1] ?? []);
  expect([...new Set(proved)].sort()).toEqual(ids);
});

describe.skipIf(!hasCargo)('the groups of a workspace', () => {
  it('are proved or refused as their comments say, all in a few checks', async () => {
    const { root, check, count } = checkedCopy(fixture);
    const { groups, candidates } = await audit(root);
    const textOf = (path: string) =>
      existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
    const proof = await proveGroups({
      groups,
      sites: candidates,
      packages: packagesOf(root),
      textOf,
      applied: new Map(),
      check,
      mentions: () => true,
      unseen: new Set(),
      budget: 20,
    });
    const marks = readMarks();
    const said = groups.map((group) => {
      const answer = proof.groups.find(({ id }) => id === group.id);
      const mark = marks.find((each) => each.startsWith(`${group.path}:${group.line} `)) ?? '';
      const words = mark.split('refused: ')[1];
      const why = words !== undefined && answer?.why?.includes(words) ? words : answer?.why;
      return `${group.path}:${group.line} ${answer?.compiles ? `proved: ${kindOf(group)}` : `refused: ${why}`}`;
    });
    expect([...new Set(said)].sort()).toEqual(marks);
    expect(count()).toBe(proof.checks);
    expect(proof.checks).toBeLessThanOrEqual(12);
    // What is given out is what compiled: once more, from the texts of the answer alone.
    const changes = new Map(proof.groups.flatMap((group) => [...group.changes]));
    expect(changes.size).toBeGreaterThan(3);
    for (const name of ['lender', 'user']) expect((await check(name, changes)).outcome).toBe('ok');
  });
});
