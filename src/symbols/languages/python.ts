import type { SymbolLanguage } from '../language.ts';
import { common, transparent } from '../python/common.ts';
import { readPython } from '../python/read.ts';

/** Python sources and stubs. */
export const python: SymbolLanguage = {
  id: 'python',
  claims: (path) => path.endsWith('.py') || path.endsWith('.pyi'),
  read: readPython,
  separator: '.',
  common,
  transparent,
};
