import type { Confidence, FindingKind } from '../../../model/callers.ts';
import type { Reference, SymbolFile } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import type { CallFault } from './calls.ts';
import type { Use } from './use.ts';

/** The contract's word for a kind of reference. */
export function kindOf({ kind }: Reference): FindingKind {
  if (kind === 'name' || kind === 'override') return 'attribute';
  if (kind === 'env' || kind === 'metric' || kind === 'doc') return kind;
  return kind;
}

/** Why a use of what is gone breaks. */
export function message(reference: Reference, gone: Broken): string {
  const what = `\`${gone.qualified}\``;
  const now = gone.renamedTo === null ? 'is gone' : `is \`${gone.renamedTo}\` now`;
  if (gone.kind === 'feature') return `asks for the feature ${what}, which ${now}`;
  switch (reference.kind) {
    case 'import':
      return `imports ${what}, which ${now}`;
    case 'call':
      return `calls ${what}, which ${now}`;
    case 'type':
      return `names the type ${what}, which ${now}`;
    case 'string_path':
      return `names ${what} in a string, which ${now}`;
    case 'override':
      return `overrides ${what}, which ${now}: nobody calls it`;
    default:
      return `reads ${what}, which ${now}`;
  }
}

/** A finding at a reference. */
export function use(
  file: SymbolFile,
  reference: Reference,
  broken: Broken,
  kind: FindingKind,
  confidence: Confidence,
  text: string,
  candidates: readonly string[] = [],
): Use {
  return {
    broken,
    file,
    at: reference,
    symbol: reference.name,
    kind,
    confidence,
    message: text,
    candidates,
  };
}

/** A finding at a call that does not fit; a keyword's own place where it has one. */
export function faultUse(
  file: SymbolFile,
  reference: Reference,
  broken: Broken,
  { kind, confidence, message: text, at }: CallFault,
): Use {
  const found = use(file, reference, broken, kind, confidence, text);
  return at ? { ...found, at: { ...at, test: reference.test } } : found;
}
