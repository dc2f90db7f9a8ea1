import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frequencyOf } from '../../src/checks/clones/frequency.ts';
import { type RankedSite, rankOf } from '../../src/checks/clones/rank.ts';
import { type Bucket, buckets, type Cost, costs, highestScore } from '../../src/model/finding.ts';
import { audit } from './marks.ts';

const site: RankedSite = {
  bucket: 'removable-move',
  confidence: 'high',
  rule: 'last-use',
  category: 'argument_clone',
  cost: { cost: 'allocation', reason: '' },
  hot: { prefix: '', weight: 5, label: '' },
  scope: {
    loops: 0,
    perItem: false,
    async: false,
    closure: false,
    macro: false,
    task: false,
    loopStart: -1,
  },
  frequency: { heat: 0, request: false, spent: 0, startup: false, constructor: false },
  bound: false,
};
const score = (change: Partial<RankedSite>): number => rankOf({ ...site, ...change }).score;
const cost = (kind: Cost, size?: 'text' | 'large'): number =>
  score({ cost: { cost: kind, reason: '', ...(size && { size }) } });

/** The least and the most that a finding of a bucket can reach. */
function rangeOf(bucket: Bucket): readonly [number, number] {
  const all = costs.flatMap((kind) =>
    (['high', 'medium', 'low'] as const).flatMap((confidence) =>
      [1, 10].flatMap((weight) =>
        [true, false].map((hot) =>
          score({
            bucket,
            confidence,
            cost: { cost: kind, reason: '' },
            hot: { ...site.hot, weight },
            scope: { ...site.scope, loops: hot ? 9 : 0, perItem: hot },
            frequency: {
              heat: hot ? 2 : 0,
              request: hot,
              spent: 0,
              startup: !hot,
              constructor: !hot,
            },
          }),
        ),
      ),
    ),
  );
  return [Math.min(...all), Math.max(...all)];
}

describe('the rank of a finding', () => {
  it('never lifts a bucket into another, except that both kinds of removal stand together', () => {
    for (let at = 1; at < buckets.length; at++) {
      if (buckets[at] === 'removable-borrow') continue;
      const [lowestAbove] = rangeOf(buckets[at - 1]!);
      const [, highest] = rangeOf(buckets[at]!);
      expect(highest, `${buckets[at]} below ${buckets[at - 1]}`).toBeLessThan(lowestAbove);
    }
  });

  it('stays below the highest score, which the reports scale by', () => {
    expect(rangeOf('removable-move')[1]).toBeLessThan(highestScore);
    expect(rangeOf('removable-move')[1]).toBeGreaterThan(highestScore * 0.9);
  });

  it('grows with what the copy costs', () => {
    const rising = [
      cost('none'),
      cost('inline'),
      cost('refcount'),
      cost('unknown'),
      cost('allocation', 'text'),
      cost('allocation'),
      cost('deep'),
    ];
    expect([...rising].sort((a, b) => a - b)).toEqual(rising);
    expect(new Set(rising).size).toBe(rising.length);
    expect(cost('inline', 'large')).toBeGreaterThan(cost('allocation', 'text'));
  });

  it('grows with how often the code runs', () => {
    const rising = [
      score({ frequency: { ...site.frequency, startup: true, constructor: true } }),
      score({ frequency: { ...site.frequency, constructor: true } }),
      score({ frequency: { ...site.frequency, startup: true } }),
      score({}),
      score({ frequency: { ...site.frequency, heat: 1 } }),
      score({ frequency: { ...site.frequency, request: true } }),
      score({ scope: { ...site.scope, loops: 1 } }),
      score({ scope: { ...site.scope, loops: 1, perItem: true } }),
    ];
    expect([...rising].sort((a, b) => a - b)).toEqual(rising);
    expect(new Set(rising).size).toBe(rising.length);
  });

  it('grows with how sure it is, and with the weight of the path', () => {
    expect(score({ confidence: 'medium' })).toBeLessThan(score({}));
    expect(score({ confidence: 'low' })).toBeLessThan(score({ confidence: 'medium' }));
    expect(score({ hot: { ...site.hot, weight: 2 } })).toBeLessThan(score({}));
  });
});

describe('how often a function runs', () => {
  const calls = { heat: 0, request: false, spent: 0 } as const;
  const of = (
    name: string,
    ret: string,
    owner: string,
    self: '' | 'ref' | 'own' = '',
    trait = false,
  ) => frequencyOf({ name, ret, self }, owner, trait, calls);

  it('is once for what starts something, unless a request comes by', () => {
    expect(of('run_server', '', '').startup).toBe(true);
    expect(of('newest', '', '').startup).toBe(false);
    expect(
      frequencyOf({ name: 'start', ret: '', self: '' }, '', false, {
        heat: 0,
        request: true,
        spent: 0,
      }).startup,
    ).toBe(false);
  });

  it('is that of a constructor for what makes its own type, but not for a conversion or a method', () => {
    expect(of('open', 'Result<Self>', 'Store').constructor).toBe(true);
    expect(of('open', 'anyhow::Result<Store>', 'Store<T>').constructor).toBe(true);
    expect(of('limit', 'Self', 'Store', 'own').constructor).toBe(true);
    expect(of('from', 'Self', 'Store', '', true).constructor).toBe(false);
    expect(of('merge', 'Store', 'Store', 'ref').constructor).toBe(false);
    expect(of('stored', 'StoreKey', 'Store').constructor).toBe(false);
  });
});

describe('the order of real findings', () => {
  it('puts a sequence before a name, and a large state copied in place beside it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'rank-'));
    try {
      mkdirSync(join(root, 'src'));
      writeFileSync(join(root, 'Cargo.toml'), '[package]\nname = "a"\nversion = "0.1.0"\n');
      writeFileSync(
        join(root, 'src/lib.rs'),
        `pub struct All { name: String, ids: Vec<u32>, state: blake3::Hasher, shared: std::sync::Arc<str> }
         pub fn f(all: All) -> All {
           All { name: all.name.clone(), ids: all.ids.clone(), state: all.state.clone(), shared: all.shared.clone() }
         }`,
      );
      const { candidates } = await audit(root);
      expect(candidates.map((each) => each.receiver)).toEqual([
        'all.ids',
        'all.state',
        'all.name',
        'all.shared',
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
