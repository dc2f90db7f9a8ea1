import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { openAudit } from '../../src/flows/clones-audit.ts';
import { auditClones } from '../../src/flows/index.ts';
import type { ClonesReport } from '../../src/model/finding.ts';
import type { ClonesOptions } from '../../src/model/options.ts';

const fixtures = fileURLToPath(new URL('../fixtures/profile', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'dyn-audit-profile-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const warned: string[] = [];
const asking = (profile: string | null): ClonesOptions => ({
  ...{ root: join(fixtures, 'orchard'), paths: ['.'], rev: null, base: null, config: null },
  ...{ includeTests: false, onlyActionable: false, buckets: null, failOn: [], asJson: true },
  ...{ baseline: null, updateBaseline: false, patch: null, apply: false, cache: false },
  profile,
  warn: (line) => warned.push(line),
});
const audit = (profile: string | null): Promise<ClonesReport> => auditClones(asking(profile));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};

// The program of the fixture, sampled by perf (frame pointers, DWARF) with both manglings, collapsed by inferno.
it.each([
  ['frame-pointers-legacy', 6],
  ['frame-pointers-v0', 6],
  ['dwarf-legacy', 6],
  ['dwarf-v0', 6],
])('matches the real profile %s', async (name, atLeast) => {
  const report = await audit(join(fixtures, `${name}.folded`));
  expect(report.profile?.functions.total).toBe(7);
  expect(report.profile?.functions.matched).toBeGreaterThanOrEqual(atLeast);
  expect(report.profile).toMatchObject({ unread: 0, ambiguous: 0, frames: { unmatched: 0 } });
  const of = (fn: string) => report.candidates.find((each) => each.function === fn)?.profile;
  // One hashes for a third of the time and more and copies nothing; `next` does little but clone.
  expect(of('hash_only')?.share).toBeGreaterThan(0.3);
  expect(of('hash_only')?.copying).toBeLessThan(0.01);
  const next = of('Planner::next')!;
  expect(next.copying / next.share).toBeGreaterThan(0.8);
  expect(of('main')?.copying).toBeLessThan(0.02);
  expect(report.candidates[0]).toMatchObject({
    function: 'Planner::next',
    bucket: 'removable-borrow',
  });
  expect(report.candidates[0]?.reasons[0]).toMatch(
    /^\d+\.\d % of samples, \d+\.\d % of them copying$/,
  );
});

it('works out what symbols are called only for a profile, also after an audit without one', async () => {
  vi.stubEnv('XDG_CACHE_HOME', scratch);
  const symbolsOf = async (profile: string | null) =>
    (await openAudit({ ...asking(profile), cache: true })).results.flatMap(
      ({ symbols }) => symbols?.functions ?? [],
    ).length;
  for (const turn of ['cold', 'warm']) {
    expect(await symbolsOf(null), turn).toBe(0);
    expect(await symbolsOf('any'), turn).toBe(7);
  }
  vi.unstubAllEnvs();
});

it('says that a profile of another program names nothing, and leaves the order alone', async () => {
  const plain = await audit(null);
  const asked = await audit(write('other.folded', 'main;other::work;malloc 9\n'));
  expect(warned.splice(0)).toEqual([
    expect.stringMatching(
      /names no function with findings \(it is of another program.*ranking does not use it$/,
    ),
  ]);
  expect(asked.profile?.functions.matched).toBe(0);
  const again = await audit(write('blank.folded', 'main 1\n'));
  expect(asked.candidates.map(({ id }) => id)).toEqual(again.candidates.map(({ id }) => id));
  expect(asked.candidates.map(({ score }) => score)).toEqual(
    asked.candidates.map(({ score }) => score).toSorted((a, b) => b - a),
  );
  expect(plain.profile).toBeUndefined();
});

it.each([
  ['a missing file', () => join(scratch, 'none'), /cannot be read: ENOENT$/],
  ['a folder', () => scratch, /is a folder: expected a file of folded stacks$/],
  ['an empty file', () => write('empty', ''), /is empty: expected folded stacks/],
  ['prose', () => write('prose', 'this is no profile\n'), /holds no folded stack: expected/],
  ['counts of nothing', () => write('zero', 'main;a 0\n'), /holds no sample/],
  ['a compressed profile', () => write('gz', Uint8Array.of(0x1f, 0x8b, 8, 0)), /gzip.*README/],
])('says in one line what is wrong with %s', async (_, file, said) => {
  await expect(audit(file())).rejects.toThrow(said);
});
