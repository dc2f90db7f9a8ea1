import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { audit } from './marks.ts';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

it('shows each main kind of finding in the sample workspace', async () => {
  const { candidates, summary } = await audit(demo);
  expect(summary.files_skipped).toEqual([]);
  expect(summary.unused_hot_paths).toEqual([]);
  const kinds = new Set(candidates.map(({ bucket, rule }) => `${bucket} ${rule}`));
  for (const kind of [
    'removable-move last-use',
    'removable-borrow borrowed-temporary',
    'removable-borrow read-only-parameter',
    'structural-refactor per-item-handle',
    'structural-refactor loop-invariant',
    'semantic-required used-later',
    'semantic-required guard-receiver',
    'cold test-code',
  ]) {
    expect(kinds).toContain(kind);
  }
});

it('puts callers in two crates into one group', async () => {
  const { candidates, groups } = await audit(demo);
  const callers = candidates.filter((finding) => finding.rule === 'read-only-parameter');
  expect(callers.map((finding) => finding.path).sort()).toEqual([
    'crates/scheduler/src/lib.rs',
    'crates/server/src/lib.rs',
  ]);
  expect(groups[0]?.members.length).toBe(2);
});
