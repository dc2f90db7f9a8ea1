import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callerLanguages } from '../../src/model/options.ts';
import type { SymbolLanguage } from '../../src/symbols/language.ts';
import { languages } from '../../src/symbols/languages/index.ts';
import { filesBelow, readMarks } from '../callers/marks.ts';

const folder = new URL('../../src/symbols/languages/', import.meta.url);
const fixtures = join(import.meta.dirname, '../fixtures/callers');
const ids = languages.map(({ id }) => id);

const claimedBy = (path: string) => languages.filter((language) => language.claims(path));

/** Paths that a fixture announces a finding in. */
const marked = readdirSync(fixtures).flatMap((name) =>
  readMarks(join(fixtures, name, 'after')).map(({ path }) => path),
);

describe('the list of languages', () => {
  it('holds each file of the folder once', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.ts');
    expect([...ids].sort()).toEqual(files.map((name) => name.replace(/\.ts$/, '')).sort());
  });

  it('is what the command line offers', () => {
    expect([...callerLanguages].sort()).toEqual([...ids].sort());
  });

  it('gives each file to one language at most', () => {
    const paths = readdirSync(fixtures).flatMap((name) => filesBelow(join(fixtures, name)));
    expect(paths.filter((path) => claimedBy(path).length > 1)).toEqual([]);
  });
});

describe.each(languages.map((language) => [language.id, language] as const))(
  '%s',
  (id, language) => {
    const source = readFileSync(new URL(`${id}.ts`, folder), 'utf8');

    it('is exported from the file of its name', async () => {
      const module: Record<string, SymbolLanguage> = await import(new URL(`${id}.ts`, folder).href);
      expect(module[id]).toBe(language);
    });

    it('has a fixture with a finding in a file that it claims', () => {
      expect(marked.filter((path) => claimedBy(path)[0] === language)).not.toEqual([]);
    });

    it('has its queries, if it is read by queries', () => {
      const queries = new URL(`../../queries/${id}/`, import.meta.url);
      if (source.includes('queryReader(')) expect(existsSync(queries)).toBe(true);
    });

    it.each(['', '\n', '\0\u{1F600}((({{{"""\'', ': - -- = <<', '---\n- [\n'])(
      'reads %j without an error',
      (text) => {
        const path = marked.find((each) => claimedBy(each)[0] === language) ?? '';
        const file = language.read({ path, text }, noProject);
        expect(file).toMatchObject({ path, language: id });
      },
    );
  },
);

const none = () => '';
const noProject = {
  ...{ paths: new Set<string>(), rustModule: none, rustCrates: () => new Map() },
  ...{ pythonModule: none, pythonImport: (_: string, dotted: string) => dotted },
  ...{ nativeModule: none, goPackage: none },
};
