import { readImport } from '../go/imports.ts';
import { builtin, common, readsEnvironment } from '../go/names.ts';
import { buildCondition, goModule, jsonNames, unquote } from '../go/package.ts';
import { countGenerics, firstResult, readParameters } from '../go/parameters.ts';
import { readType } from '../go/types.ts';
import type { SymbolLanguage } from '../language.ts';
import { queryReader } from '../query/index.ts';

/** Go: what its queries leave open. */
export const go: SymbolLanguage = {
  id: 'go',
  claims: (path) => path.endsWith('.go'),
  separator: '.',
  common,
  transparent: new Set(['DeepCopy']),
  read: queryReader({
    id: 'go',
    separator: '.',
    builtin,
    readsEnvironment,
    readImport,
    readType,
    readParameters,
    firstResult,
    countGenerics,
    unquote,
    module: goModule,
    condition: buildCondition,
    fieldNames: jsonNames,
    isTest: (path) => path.endsWith('_test.go'),
    makes: new Set(['new', 'make']),
    visibility: (name) => (/^\p{Lu}/u.test(name) ? 'public' : 'crate'),
    spreads: (argument) => argument.endsWith('...'),
  }),
};
