import { describe, expect, it } from 'vitest';
import { fixFiles } from '../../../src/journal/lint/lint.ts';
import type { LintRule } from '../../../src/journal/lint/rule.ts';
import type { Secret } from '../../../src/model/journal.ts';
import { inputOf, replaceBy, ruleOn } from './local-rules.ts';

const noSecrets = async (texts: readonly string[]) => texts.map((): readonly Secret[] => []);

async function fix(
  texts: Readonly<Record<string, string>>,
  rules: readonly LintRule[],
  reach: readonly string[] = Object.keys(texts),
) {
  const options = { reach: new Set(reach), findSecrets: noSecrets };
  const result = await fixFiles(inputOf(texts, rules), options);
  return {
    texts: Object.fromEntries(result.changed.map(({ path, after }) => [path, after])),
    before: result.changed.map(({ before }) => before),
    findings: result.findings.map(
      ({ path, line, rule, fixed }) => `${path}:${line} ${rule} ${fixed}`,
    ),
  };
}

const bad = ruleOn('J900', /bad/, {}, replaceBy('good'));
const row = ruleOn('J901', /row:(\w+)/, {}, ({ 0: said, 1: name, index }, path) => ({
  path,
  splices: [
    { start: index, end: index + said.length, text: `had ${name}` },
    { start: 0, end: 0, text: `| ${name} |\n` },
  ],
}));

describe('fixFiles', () => {
  it('mends what it can and says so', async () => {
    const both = [bad, ruleOn('J902', /hopeless/)];
    expect(await fix({ 'a.md': 'a bad\r\nhopeless bad', 'b.md': 'fine' }, both)).toEqual({
      texts: { 'a.md': 'a good\r\nhopeless good' },
      before: ['a bad\r\nhopeless bad'],
      findings: ['a.md:1 J900 true', 'a.md:2 J902 false', 'a.md:2 J900 true'],
    });
  });

  it('changes only files in its reach, wherever the finding is', async () => {
    const other = ruleOn('J903', /^see/, {}, () => ({
      path: 'INDEX.md',
      splices: [{ start: 0, end: 0, text: 'row\n' }],
    }));
    const texts = { 'INDEX.md': 'bad', 'a.md': 'see bad' };
    expect((await fix(texts, [bad, other], ['a.md'])).texts).toEqual({ 'a.md': 'see good' });
    expect((await fix(texts, [bad, other], ['INDEX.md'])).texts['a.md']).toBe(undefined);
    const inIndex: LintRule = {
      ...other,
      *check({ document, around }) {
        if (document.path !== 'a.md' || around.document('INDEX.md')?.text !== 'bad') return;
        const splices = [{ start: 0, end: 3, text: 'fine' }];
        yield { span: { start: 0, end: 3 }, message: 'm', fix: { path: 'INDEX.md', splices } };
      },
    };
    expect(await fix(texts, [inIndex], ['INDEX.md'])).toEqual({
      texts: { 'INDEX.md': 'fine' },
      before: ['bad'],
      findings: ['a.md:1 J903 true'],
    });
  });

  it('puts rows of one rule in one place one after the other', async () => {
    const { texts } = await fix({ 'a.md': 'row:a row:b' }, [row]);
    expect(texts).toEqual({ 'a.md': '| a |\n| b |\nhad a had b' });
  });

  it('does once what two findings ask for alike', async () => {
    const end = ruleOn('J904', /x/, {}, (match, path) => ({
      path,
      splices: [{ start: match.input.length, end: match.input.length, text: '!' }],
    }));
    const once = {
      ...end,
      *check(subject: Parameters<LintRule['check']>[0]) {
        if (!subject.document.text.endsWith('!')) yield* end.check(subject);
      },
    };
    expect((await fix({ 'a.md': 'x x' }, [once])).texts).toEqual({ 'a.md': 'x x!' });
  });

  it('leaves overlapping fixes for the next pass, where they may be gone', async () => {
    const wide = ruleOn('J905', /very bad/, {}, replaceBy('fine'));
    expect((await fix({ 'a.md': 'very bad' }, [wide, bad])).texts).toEqual({ 'a.md': 'fine' });
    expect((await fix({ 'a.md': 'very bad' }, [bad, wide])).texts).toEqual({ 'a.md': 'fine' });
  });

  it('ends when two rules undo each other, and calls neither mended', async () => {
    const there = ruleOn('J906', /ping/, {}, replaceBy('pong'));
    const back = ruleOn('J907', /pong/, {}, replaceBy('ping'));
    const result = await fix({ 'a.md': 'ping' }, [there, back]);
    expect(result.findings).toContain('a.md:1 J907 false');
    expect(result.findings.filter((each) => each.endsWith('J907 true'))).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const texts = { 'a.md': 'bad row:a\n\nbad', 'b.md': 'row:b' };
    const first = await fix(texts, [bad, row]);
    expect((await fix({ ...texts, ...first.texts }, [bad, row])).texts).toEqual({});
  });

  it('leaves alone what a comment silences', async () => {
    const text = '<!-- dyn-journal-disable-next-line J900 -->\nbad\nbad';
    expect((await fix({ 'a.md': text }, [bad])).texts['a.md']).toBe(`${text.slice(0, -3)}good`);
  });

  it('looks for secrets again in what it changed', async () => {
    const seen: number[] = [];
    const spy = ruleOn('J908', /x/, {
      check: ({ secrets }) => {
        seen.push(secrets[0]?.start ?? -1);
        return [];
      },
    });
    const secret = (start: number): Secret => ({
      rule: 'token',
      kind: 'secret',
      start,
      end: start + 1,
    });
    const input = inputOf({ 'a.md': 'bad T' }, [bad, spy], {
      secrets: new Map([['a.md', [secret(4)]]]),
    });
    await fixFiles(input, {
      reach: new Set(['a.md']),
      findSecrets: async (texts) => texts.map((text) => [secret(text.indexOf('T'))]),
    });
    expect(seen).toEqual([4, 5]);
  });
});
