import { embedded } from '../embedded.ts';
import { readJson } from '../json/read.ts';
import type { SymbolLanguage } from '../language.ts';
import { fileSource, readingOf, symbolFile } from '../text/index.ts';

/** Dashboards and settings: queries for metrics, what is run with which flags and variables. */
export const json: SymbolLanguage = {
  id: 'json',
  claims: (path) => path.endsWith('.json'),
  read: ({ path, text }, project) => {
    const reading = readingOf(path, project, embedded);
    readJson(fileSource(text), reading);
    return symbolFile('json', reading);
  },
  separator: '.',
  common: new Set(),
  transparent: new Set(),
};
