import type { SymbolLanguage } from '../language.ts';

/** Every language whose names are read, one line each. A path belongs to the first that claims it. */
export const languages: readonly SymbolLanguage[] = [];
