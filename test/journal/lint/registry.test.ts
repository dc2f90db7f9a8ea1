import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../../src/journal/lint/rule.ts';
import { lintRules } from '../../../src/journal/lint/rules/index.ts';
import { fixtures, listFixtures } from './fixture.ts';

const folder = new URL('../../../src/journal/lint/rules/', import.meta.url);
const fileOf = ({ id, name }: { readonly id: string; readonly name: string }) =>
  `${id.toLowerCase()}-${name}`;
const files = lintRules.map(fileOf);

describe('the list of rules', () => {
  it('holds each file of the folder once, in the order of the ids', () => {
    const there = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect(files).toEqual(there.map((name) => name.replace(/\.ts$/, '')).sort());
    expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length);
  });

  it('exports each rule from its file, under its name', async () => {
    for (const rule of lintRules) {
      const module: object = await import(new URL(`${fileOf(rule)}.ts`, folder).href);
      const name = rule.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(Object.entries(module)).toEqual([[name, rule]]);
    }
  });

  it('says of each rule what is wrong, in one sentence, and why it matters', () => {
    for (const { id, about, why } of lintRules) {
      expect(about, id).toMatch(/^[A-Z][^\n]{20,}\.$/);
      expect(why, id).toMatch(/^[A-Z][^\n]{60,}\.$/);
    }
  });

  it('asks each rule of kinds that there are', () => {
    for (const { id, kinds } of lintRules) {
      expect(kinds.length, id).toBeGreaterThan(0);
      expect(documentKinds, id).toEqual(expect.arrayContaining([...kinds]));
    }
  });

  it('silences no rule but the one about secrets only when it is told to', () => {
    expect(lintRules.filter(({ always }) => always).map(({ id }) => id)).toEqual(['J070']);
    expect(lintRules.filter(({ optional }) => optional).map(({ id }) => id)).toEqual(['J061']);
  });
});

describe('the fixtures', () => {
  const names = listFixtures();
  const ruleOf = (name: string) => name.split('--')[0] ?? '';

  it('are there for each rule, and for nothing else', () => {
    expect([...new Set(names.map(ruleOf))]).toEqual(files);
  });

  it('show that a rule mends something exactly if it says so', () => {
    const mending = names.flatMap((name) => {
      const { id } = lintRules.find((rule) => fileOf(rule) === ruleOf(name)) ?? { id: '' };
      const lines = readFileSync(`${fixtures}${name}/expected.txt`, 'utf8').split('\n');
      return lines.some((line) => line.includes(` ${id} `) && line.endsWith('[fixable]'))
        ? [id]
        : [];
    });
    const fixable = lintRules.filter((rule) => rule.fixable).map(({ id }) => id);
    expect([...new Set(mending)].sort()).toEqual(fixable);
  });
});
