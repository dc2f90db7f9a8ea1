import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { objections } from '../../src/checks/clones/roles/objections.ts';
import type { BucketRule } from '../../src/checks/clones/verdict.ts';
import { audit, fixturesFolder, listFixtures, mismatches, readMarks } from './marks.ts';

const without = vi.hoisted(() => ({ rule: '' }));

vi.mock('../../src/checks/clones/buckets/index.ts', async (load) => {
  const real = await load<{ readonly bucketRules: readonly BucketRule[] }>();
  return {
    get bucketRules() {
      return real.bucketRules.filter((rule) => rule.id !== without.rule);
    },
  };
});

const { bucketRules } = await import('../../src/checks/clones/buckets/index.ts');
const ids: readonly string[] = bucketRules.map((rule) => rule.id);
const folder = new URL('../../src/checks/clones/buckets/', import.meta.url);

describe('the list of rules', () => {
  it('holds each file of the folder once', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect([...ids].sort()).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  it('exports each rule from the file of its name', async () => {
    for (const rule of bucketRules) {
      const module: Record<string, unknown> = await import(new URL(`${rule.id}.ts`, folder).href);
      const name = rule.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(module[name]).toBe(rule);
    }
  });

  it('has a sentence about each rule', () => {
    for (const { id, about } of bucketRules) expect(about, id).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('has a fixture for each rule, and no other fixtures', () => {
    expect(listFixtures()).toEqual([...ids, 'unread-tokens'].sort());
  });
});

describe('the fixtures', () => {
  const marks = listFixtures().flatMap((name) => [
    ...readMarks(join(fixturesFolder, name)).values(),
  ]);

  it('name rules and objections that exist', () => {
    const objectionIds = objections.map((objection) => objection.id);
    for (const mark of marks.flat()) {
      if (mark.rule) expect([...ids, 'unread-tokens'], mark.text).toContain(mark.rule);
      if (mark.objection) expect(objectionIds, mark.text).toContain(mark.objection);
    }
  });

  it.each(objections.map((objection) => objection.id))('need the objection %s', (id) => {
    expect(marks.flat().filter((mark) => mark.objection === id)).not.toEqual([]);
  });
});

describe('a list without', () => {
  const outcome = async (id: string) => {
    const root = join(fixturesFolder, id);
    const report = await audit(root);
    const why = report.candidates.map(({ path, line, reasons }) => `${path}:${line} ${reasons[0]}`);
    return { wrong: new Set(mismatches(readMarks(root), report)), why: why.sort().join('\n') };
  };
  const complete = new Map<string, Awaited<ReturnType<typeof outcome>>>();

  beforeAll(async () => {
    for (const id of ids) complete.set(id, await outcome(id));
  });
  afterEach(() => {
    without.rule = '';
  });

  // The last rule is also what happens when none decides: only its words are missed.
  it.each(ids.filter((id) => id !== 'undecided'))('%s decides its fixture wrongly', async (id) => {
    without.rule = id;
    const { wrong } = await outcome(id);
    const before = complete.get(id)?.wrong;
    expect([...wrong].filter((line) => !before?.has(line))).not.toEqual([]);
  });

  it('undecided does not say what is missing', async () => {
    without.rule = 'undecided';
    const { why } = await outcome('undecided');
    expect(why).toContain('no rule applies');
    expect(complete.get('undecided')?.why).not.toContain('no rule applies');
  });
});
