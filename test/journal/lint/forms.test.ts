import { describe, expect, it } from 'vitest';
import { type Case, fixCase, fixedCase, lintCase, listFixtures, readCase } from './fixture.ts';

/** The case with its file written in another form. */
const rewritten = (given: Case, rewrite: (text: string) => string): Case => ({
  ...given,
  files: new Map([
    ...given.files,
    [given.place.path, rewrite(given.files.get(given.place.path) ?? '')],
  ]),
});

/** Findings but those about bytes, without columns where `bom` shifts them. */
const findings = (given: Case, isShifted = false): string[] =>
  lintCase(given)
    .split('\n')
    .filter((line) => !/ J090 | KiB| MiB/.test(line))
    .map((line) => (isShifted ? line.replace(/^1:\d+-1:\d+/, '1') : line));

const forms = {
  'line ends of Windows': (text: string) => text.replace(/\r?\n/g, '\r\n'),
  'no final line end': (text: string) => text.replace(/\s+$/, ''),
  'a byte order mark': (text: string) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
};

/** What is wrong in these are the bytes themselves, or ends with the file. */
const texts = listFixtures().filter((name) => !/^j090|unterminated|setext/.test(name));

describe.each(Object.entries(forms))('with %s', (name, rewrite) => {
  const isShifted = name === 'a byte order mark';

  it.each(texts)('%s has the same findings at the same places', (fixture) => {
    const given = readCase(fixture, 'not-ok');
    expect(findings(rewritten(given, rewrite), isShifted)).toEqual(findings(given, isShifted));
  });
});

describe('a fix', () => {
  const fixable = listFixtures().filter((name) =>
    lintCase(readCase(name, 'not-ok')).includes('[fixable]'),
  );
  const inOrder = (part: string, whole: string): boolean => {
    let at = 0;
    for (const character of whole) if (character === part[at]) at++;
    return at === part.length;
  };

  it.each(fixable)('of %s leaves lines without a finding as they are', async (fixture) => {
    const given = readCase(fixture, 'not-ok');
    const before = (given.files.get(given.place.path) ?? '').split('\n');
    const after = fixedCase(given, await fixCase(given))
      .files.get(given.place.path)
      ?.split('\n');
    const wrong = new Set(
      lintCase(given)
        .split('\n')
        .flatMap((line) => [Number(line.split(':')[0]), Number(/-(\d+)/.exec(line)?.[1])]),
    );
    const kept = before.filter((_, index) => !wrong.has(index + 1));
    expect(after).toEqual(expect.arrayContaining(kept));
    expect(inOrder(kept.join('\n'), after?.join('\n') ?? '')).toBe(true);
  });

  it('never touches the date of the last update, unless its day stands there already', async () => {
    for (const fixture of fixable) {
      const given = readCase(fixture, 'not-ok');
      const text = given.files.get(given.place.path) ?? '';
      const fixed = fixedCase(given, await fixCase(given)).files.get(given.place.path) ?? '';
      const days = (of: string) =>
        [...of.matchAll(/^last.updated: ["']?(.{10})/gim)].map(([, day]) => day);
      expect(days(fixed), fixture).toEqual(days(text));
    }
  });
});

describe('a registry', () => {
  const registry = (rows: number): Case => {
    const given = readCase('j031-registry-missing-folder', 'ok');
    const more = Array.from({ length: rows - 1 }, (_, at) => `p${at}`);
    const folders = more.map((name) => [`${name}/notes.md`, ''] as const);
    const lines = more.map((name) => `| ${name} | done | | | |\n`).join('');
    return rewritten(
      { ...given, files: new Map([...given.files, ...folders]) },
      (text) => text + lines,
    );
  };

  it('of 200 rows is long enough', () => {
    expect(lintCase(registry(200))).toBe('');
    expect(lintCase(registry(201))).toBe(
      '6:1-6:56 J034 warning Unexpected 201 rows, expected 200 or fewer\n',
    );
  });
});
