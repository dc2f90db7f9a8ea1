import { embedded } from '../embedded.ts';
import type { SymbolLanguage } from '../language.ts';
import { fileSource, readingOf, symbolFile } from '../text/index.ts';
import { readYaml } from '../yaml/read.ts';

/** Manifests, workflows, values: what is run with which flags and variables, and queries for metrics. */
export const yaml: SymbolLanguage = {
  id: 'yaml',
  claims: (path) => /\.ya?ml$/.test(path) || /(^|\/)templates\/.*\.tpl$/.test(path),
  read: ({ path, text }, project) => {
    const reading = readingOf(path, project, embedded);
    readYaml(fileSource(text), reading);
    return symbolFile('yaml', reading);
  },
  separator: '.',
  common: new Set(),
  transparent: new Set(),
};
