import { describe, expect, it } from 'vitest';
import { lintFiles } from '../../../src/journal/lint/lint.ts';
import type { Subject } from '../../../src/journal/lint/rule.ts';
import { defaultSettings } from '../../../src/journal/lint/settings.ts';
import type { JournalSettings, Severity } from '../../../src/model/journal.ts';
import { inputOf, placesOf, ruleOn } from './local-rules.ts';

const bad = ruleOn('J900', /bad/);
const worse = ruleOn('J901', /worse/, { severity: 'warning' });
const settingsWith = (rules: JournalSettings['rules']): JournalSettings => ({
  ...defaultSettings,
  rules,
});

describe('lintFiles', () => {
  it('gives findings by path, place and rule, with both ends', () => {
    const texts = { 'b.md': 'x\r\nworse bad\n', 'a/c.md': '\uFEFFbad\nbad' };
    const input = inputOf(texts, [worse, bad]);
    expect(placesOf(input)).toEqual([
      'a/c.md:1:2 J900 error',
      'a/c.md:2:1 J900 error',
      'b.md:2:1 J901 warning',
      'b.md:2:7 J900 error',
    ]);
    expect(lintFiles(input).findings[2]).toEqual({
      rule: 'J901',
      name: 'rule-j901',
      severity: 'warning',
      path: 'b.md',
      line: 2,
      column: 1,
      end_line: 2,
      end_column: 6,
      message: 'Unexpected worse',
      fixable: false,
      fixed: false,
    });
  });

  it('checks only the paths that were asked for', () => {
    const texts = { 'a.md': 'bad', 'b.md': 'bad' };
    expect(placesOf(inputOf(texts, [bad], { paths: ['b.md'] }))).toEqual(['b.md:1:1 J900 error']);
  });

  it('asks a rule about its kinds only, and tells it what it may know', () => {
    const seen: Subject[] = [];
    const spy = ruleOn('J902', /x/, {
      kinds: ['artifact', 'registry'],
      check: (subject) => {
        seen.push(subject);
        return [];
      },
    });
    const secret = { rule: 'token', kind: 'secret', start: 0, end: 1 } as const;
    lintFiles(
      inputOf({ 'INDEX.md': 'a', 'note.md': 'b', 'run.log': 'c' }, [spy], {
        ours: new Set(['run.log']),
        secrets: new Map([['INDEX.md', [secret]]]),
      }),
    );
    expect(
      seen.map(({ kind, ours, secrets, document, today }) => [
        kind,
        ours,
        secrets,
        document.text,
        today,
      ]),
    ).toEqual([
      ['registry', false, [secret], 'a', '2026-08-11'],
      ['artifact', true, [], '', '2026-08-11'],
    ]);
  });
});

describe('settings', () => {
  const optional = ruleOn('J903', /maybe/, { optional: true });
  const always = ruleOn('J904', /token/, { always: true });
  const texts = { 'a.md': 'bad maybe token' };

  it.each<[Readonly<Record<string, Severity | 'off'>>, string[]]>([
    [{}, ['J900 error', 'J904 error']],
    [{ J900: 'off' }, ['J904 error']],
    [{ J900: 'warning' }, ['J900 warning', 'J904 error']],
    [{ J903: 'warning' }, ['J900 error', 'J903 warning', 'J904 error']],
    [{ J904: 'off' }, ['J900 error', 'J904 error']],
  ])('%j', (rules, expected) => {
    const input = inputOf(texts, [bad, optional, always], { settings: settingsWith(rules) });
    expect(placesOf(input).map((place) => place.replace(/^\S+ /, ''))).toEqual(expected);
  });

  it('lets a problem have a severity of its own, and the settings the last word', () => {
    const mild = ruleOn('J905', /x/, {
      check: () => [{ span: { start: 0, end: 1 }, message: 'm', severity: 'warning' }],
    });
    expect(placesOf(inputOf({ 'a.md': 'x' }, [mild]))).toEqual(['a.md:1:1 J905 warning']);
    const input = inputOf({ 'a.md': 'x' }, [mild], { settings: settingsWith({ J905: 'error' }) });
    expect(placesOf(input)).toEqual(['a.md:1:1 J905 error']);
  });
});

describe('comments', () => {
  const always = ruleOn('J904', /token/, { always: true });
  const lint = (text: string) => {
    const { findings, suppressed } = lintFiles(inputOf({ 'a.md': text }, [bad, worse, always]));
    return [findings.map(({ rule, line }) => `${rule}:${line}`).join(' '), suppressed];
  };

  it.each<[string, string, number]>([
    ['<!-- dyn-journal-disable-next-line J900 -->\nbad worse\nbad', 'J901:2 J900:3', 1],
    ['<!-- dyn-journal-disable-next-line -->\nbad worse token\nbad', 'J904:2 J900:3', 2],
    ['<!-- dyn-journal-disable-next-line J900, J901 -->\r\n\r\nbad worse', '', 2],
    ['<!-- dyn-journal-disable-next-line J904 -->\ntoken', 'J904:2', 0],
    ['<!-- dyn-journal-disable-next-line J900 -- kept for old links -->\nbad', '', 1],
    ['<!-- dyn-journal-disable-next-line: kept for old links -->\nbad', '', 1],
    ['bad\n\n<!-- dyn-journal-disable-file J900 -->\n\nbad worse', 'J901:5', 2],
    ['<!-- dyn-journal-disable-file -->\n\nbad worse token', 'J904:3', 2],
    ['<!-- dyn-journal-disable-file J90 -->\n\nbad', 'J900:3', 0],
    ['<!-- dyn-journal-disable-next-lines J900 -->\nbad', 'J900:2', 0],
    ['`<!-- dyn-journal-disable-file -->` bad', 'J900:1', 0],
    ['```\n<!-- dyn-journal-disable-file -->\n```\nbad', 'J900:4', 0],
    ['<!-- dyn-journal-disable-next-line -->', '', 0],
  ])('%j leaves %j', (text, left, suppressed) => {
    expect(lint(text)).toEqual([left, suppressed]);
  });
});

describe('baseline', () => {
  const always = ruleOn('J904', /token/, { always: true });
  const rules = [bad, always];
  const baselineOf = (texts: Readonly<Record<string, string>>) => {
    const { fingerprints } = lintFiles(inputOf(texts, rules, { baseline: new Map() }));
    return new Map([...fingerprints].map(([path, ids]) => [path, new Set(ids)]));
  };
  const before = { 'a.md': 'first\nbad one\nbad one\ntoken', 'b.md': 'bad one' };
  const lint = (texts: Readonly<Record<string, string>>) => {
    const input = inputOf(texts, rules, { baseline: baselineOf(before) });
    return [placesOf(input), lintFiles(input).suppressed];
  };

  it('keeps known findings out of the list, but never what no baseline may hold', () => {
    expect(lint(before)).toEqual([['a.md:4:1 J904 error'], 3]);
  });

  it('knows a finding again when its line has moved', () => {
    const moved = { 'a.md': 'new\r\n\r\n  bad one\nmore\nbad one', 'b.md': '\n\nbad one' };
    expect(lint(moved)).toEqual([[], 3]);
  });

  it('tells a further finding, another line and another file from what is known', () => {
    const more = { 'a.md': 'bad one\nbad one\nbad one', 'b.md': 'bad two', 'c.md': 'bad one' };
    expect(lint(more)).toEqual([
      ['a.md:3:1 J900 error', 'b.md:1:1 J900 error', 'c.md:1:1 J900 error'],
      2,
    ]);
  });

  it('keeps what it knows when it is written again, and holds no text', () => {
    const again = lintFiles(inputOf(before, rules, { baseline: baselineOf(before) }));
    const ids = (known: ReadonlyMap<string, Iterable<string>>) =>
      [...known].map(([path, list]) => [path, [...list].sort()]);
    expect(ids(again.fingerprints)).toEqual(ids(baselineOf(before)));
    expect(JSON.stringify(ids(again.fingerprints))).not.toMatch(/one|token/);
  });

  it('costs nothing where none is asked for', () => {
    expect(lintFiles(inputOf(before, rules)).fingerprints.size).toBe(0);
  });
});
