import type { Reference, SymbolFile, SymbolLanguage } from '../../symbols/index.ts';
import { evaluate } from './world/evaluate.ts';
import { isStub, type World } from './world/world.ts';

/** One use of a wanted name. */
export interface Referral {
  readonly reference: Reference;
  /** Path of the definition that is meant. */
  readonly to: string;
}

const unasked = new Set<Reference['kind']>(['doc', 'env', 'metric']);

/**
 * The references of a file that mean one of the definitions at `wanted` paths. Where the type of a receiver is unknown,
 * a name that only one definition has is believed. Asks for files through the world's `wanted`.
 */
export function referralsIn(
  world: World,
  file: SymbolFile,
  language: SymbolLanguage,
  wanted: ReadonlySet<string>,
  names: ReadonlySet<string>,
): Referral[] {
  return file.references.flatMap((reference): Referral[] => {
    if (reference.doc || unasked.has(reference.kind) || !names.has(reference.name)) return [];
    const to = meant(world, language, reference, wanted);
    return to === null ? [] : [{ reference, to }];
  });
}

function meant(
  world: World,
  language: SymbolLanguage,
  reference: Reference,
  wanted: ReadonlySet<string>,
): string | null {
  const { target } = reference;
  const value = target === null ? null : evaluate(world, language, target);
  if (value?.k === 'definitions') {
    const found = value.all.find((each) => wanted.has(each.path));
    return found?.path ?? null;
  }
  if (value !== null && value.k !== 'unknown') return null;
  if (reference.kind !== 'call' && reference.kind !== 'attribute') return null;
  return byUniqueName(world, language, reference.name, wanted);
}

/** `run`, `get`: a name that libraries have too says nothing by itself. */
const isTelling = (name: string): boolean => /[a-z0-9]_[a-z0-9]|[a-z][A-Z]/.test(name);

function byUniqueName(
  world: World,
  language: SymbolLanguage,
  name: string,
  wanted: ReadonlySet<string>,
): string | null {
  if (language.common.has(name) || !isTelling(name)) return null;
  const paths = new Set(
    (world.byName.get(name) ?? [])
      .filter((each) => !isStub(world, each) && world.fileOf(each).language === language.id)
      .map((each) => each.path),
  );
  const [only] = paths;
  return paths.size === 1 && only !== undefined && wanted.has(only) ? only : null;
}
