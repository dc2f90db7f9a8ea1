import { describe, expect, it } from 'vitest';
import {
  type ReportOptions,
  type SheetFormat,
  type SheetReporters,
  sheetFormats,
} from '../../src/report/index.ts';

const plain: ReportOptions = { limit: 0, color: false, width: 80, verbose: false };
const endings = { text: 'txt', json: 'json', markdown: 'md' } as const;
const codeSpan = /(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
const fenced = /^(`{3,})text\n[\s\S]*?\n\1$/gm;

/** A document with the ways to show it. */
export interface Shown {
  readonly name: string;
  readonly document: unknown;
  readonly render: (format: SheetFormat, options?: Partial<ReportOptions>) => Promise<string>;
}

/** The documents of one kind, by names of the form `kind-typical`, `kind-hostile`. */
export const renders = <T>(
  kind: string,
  reporters: SheetReporters<T>,
  documents: Readonly<Record<string, T>>,
): Shown[] =>
  Object.entries(documents).map(([name, document]) => ({
    name: `${kind}-${name}`,
    document,
    render: async (format, options) =>
      (await reporters[format]())(document, { ...plain, ...options }),
  }));

/** What holds of every sheet: its expected files, nothing raw of hostile text, lines that fit. */
export function checkSheets(all: readonly Shown[]): void {
  const hostile = all.filter(({ name }) => name.endsWith('hostile'));
  const typical = all.filter(({ name }) => name.endsWith('typical'));

  describe.each(all)('$name', ({ name, document, render }) => {
    it.each(sheetFormats)('as %s', async (format) => {
      const file = `expected/${name}.${endings[format]}`;
      await expect(await render(format)).toMatchFileSnapshot(file);
    });

    it('is the document itself as JSON, schema first', async () => {
      const text = await render('json');
      expect(JSON.parse(text)).toEqual(document);
      expect(text).toMatch(/^\{\n {2}"schema": "dyn-audit\//);
    });
  });

  describe.each(hostile)('$name', ({ render }) => {
    it.each(sheetFormats)('leaves nothing raw in %s', async (format) => {
      const shown = await render(format, { verbose: true });
      expect(shown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    });

    it('opens no tag and no heading in Markdown outside of code, and notifies nobody', async () => {
      const shown = (await render('markdown', { verbose: true })).replace(fenced, '');
      expect(shown.replace(codeSpan, '')).not.toContain('<b>');
      expect(shown.replace(codeSpan, '')).not.toMatch(/@\w/);
      expect(shown).not.toMatch(/^## no/m);
    });

    it('has the same words with color', async () => {
      const colored = await render('text', { color: true, width: 40 });
      const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
      expect(colored).toMatch(escapes);
      expect(colored.replace(escapes, '')).toBe(await render('text', { width: 40 }));
    });
  });

  describe.each(typical)('$name', ({ name, render }) => {
    it.each([24, 40, 80, 160])('stays within %i columns but for words', async (width) => {
      const lines = (await render('text', { width, verbose: true })).split('\n');
      const wider = lines.filter((line) => line.length > width && !line.startsWith('  | '));
      // A line may be too wide only when its last word alone, after a label, does not fit.
      const label = /^[\w. -]+: /;
      expect(wider.filter((line) => / \S+ \S+$/.test(line.trimStart().replace(label, '')))).toEqual(
        [],
      );
    });

    it('narrow', async () => {
      await expect(await render('text', { width: 40 })).toMatchFileSnapshot(
        `expected/${name}-narrow.txt`,
      );
    });
  });
}
