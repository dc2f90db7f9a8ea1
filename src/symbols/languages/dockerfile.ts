import { readDockerfile } from '../dockerfile/read.ts';
import { embedded } from '../embedded.ts';
import type { SymbolLanguage } from '../language.ts';
import { fileSource, readingOf, symbolFile } from '../text/index.ts';

/** Dockerfiles and templates of them: what they run and start with which flags and variables. */
export const dockerfile: SymbolLanguage = {
  id: 'dockerfile',
  claims: (path) => /(^|\/)(Docker|Container)file(\.[\w.-]+)?$|\.[dD]ockerfile$/.test(path),
  read: ({ path, text }, project) => {
    const reading = readingOf(path, project, embedded);
    readDockerfile(fileSource(text), reading);
    return symbolFile('dockerfile', reading);
  },
  separator: '.',
  common: new Set(),
  transparent: new Set(),
};
