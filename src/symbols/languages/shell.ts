import { embedded } from '../embedded.ts';
import type { SymbolLanguage } from '../language.ts';
import { readShell } from '../shell/read.ts';
import { fileSource, readingOf, symbolFile } from '../text/index.ts';

/** Scripts: what they start, the flags and variables they give, the options they take. */
export const shell: SymbolLanguage = {
  id: 'shell',
  claims: (path) => /\.(sh|bash|sbatch|slurm)$/.test(path),
  read: ({ path, text }, project) => {
    const reading = readingOf(path, project, embedded);
    readShell(fileSource(text), reading);
    return symbolFile('shell', reading);
  },
  separator: '.',
  common: new Set(),
  transparent: new Set(),
};
