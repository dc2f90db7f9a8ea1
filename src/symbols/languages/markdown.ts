import { embedded } from '../embedded.ts';
import type { SymbolLanguage } from '../language.ts';
import { readMarkdown, readPlainText } from '../markdown/read.ts';
import { readingOf, symbolFile } from '../text/index.ts';

/** Documents: the commands and manifests that they show, and what their prose mentions. */
export const markdown: SymbolLanguage = {
  id: 'markdown',
  claims: (path) => /\.(md|mdx|markdown|rst)$/.test(path),
  read: ({ path, text }, project) => {
    const reading = readingOf(path, project, embedded);
    if (path.endsWith('.rst')) readPlainText(text, reading);
    else readMarkdown(text, reading);
    return symbolFile('markdown', reading);
  },
  separator: '.',
  common: new Set(),
  transparent: new Set(),
};
