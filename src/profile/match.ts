import type { CodeFunction } from '../model/profile.ts';
import { push } from '../model/push.ts';
import { pathOf, type RustName } from './names/parse.ts';

/** What the audit knows of the code: functions with findings, and the names of all others. */
export interface CodeIndex {
  readonly functions: readonly CodeFunction[];
  /** Names of all functions of a crate that were read, those above among them. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
}

export type Match =
  /** Index into the functions. */
  | { readonly k: 'function'; readonly at: number }
  /** A function of an audited crate without findings. */
  | { readonly k: 'known' }
  | { readonly k: 'ambiguous' }
  /** Code of an audited crate that the audit knows nothing of. */
  | { readonly k: 'unmatched' }
  /** Of another crate, or no Rust. */
  | { readonly k: 'foreign' };

/** Finds the function that a name of a profile stands for. */
export function createMatcher(index: CodeIndex): (name: RustName | null) => Match {
  const byName = new Map<
    string,
    { at: number; fn: CodeFunction; self: readonly string[] | null }[]
  >();
  index.functions.forEach((fn, at) => {
    push(byName, fn.name, { at, fn, self: fn.self === null ? null : pathOf(fn.self) });
  });
  return (name) => {
    if (!name) return { k: 'foreign' };
    const last = name.names[name.names.length - 1]!;
    const crates = cratesOf(name);
    const fits = (byName.get(last) ?? [])
      .map(({ at, fn, self }) => ({ at, fit: fitOf(name, fn, self) }))
      .filter(({ fit }) => fit > 0);
    const best = Math.max(0, ...fits.map(({ fit }) => fit));
    const found = fits.filter(({ fit }) => fit === best);
    if (found.length === 1) return { k: 'function', at: found[0]!.at };
    if (found.length > 1) return { k: 'ambiguous' };
    const own = crates.filter((crate) => index.known.has(crate));
    if (own.length === 0) return { k: 'foreign' };
    // What `derive` writes stands in no file: a trait of another crate for a type of ours.
    if (name.form === 'type' && name.trait && !index.known.has(name.trait[0] ?? ''))
      return { k: 'known' };
    return own.some((crate) => index.known.get(crate)?.has(last))
      ? { k: 'known' }
      : { k: 'unmatched' };
  };
}

/** Crates whose code a name may be: that of its path, its type or its trait. */
function cratesOf(name: RustName): string[] {
  return [name.path[0], name.self?.[0], name.trait?.[0]].filter((crate) => crate !== undefined);
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);
const startsWith = (a: readonly string[], b: readonly string[]): boolean =>
  b.length <= a.length && b.every((each, at) => each === a[at]);
const lastOf = (path: readonly string[]): string | undefined => path[path.length - 1];

/**
 * How well a name fits a function: 0 not at all, 3 exactly, 2 where a nested function's home or the type's is not known
 * in full, 1 where only the trait says it.
 */
function fitOf(name: RustName, fn: CodeFunction, self: readonly string[] | null): number {
  const home = [fn.crate, ...fn.module.split('::').filter((part) => part !== '')];
  if (name.names.length > 1) {
    // A function inside a method: only the type's place is named, which need not be the function's.
    return fn.self === null && (name.self ?? name.path)[0] === fn.crate ? 2 : 0;
  }
  if (name.form === 'plain') return fitPlain(name, fn, self, home);
  if (name.form === 'impl') {
    if (fn.self === null || !same(name.path, home)) return 0;
    if (name.self === null && name.trait === null) return 3;
    return sameTrait(name, fn) && lastOf(name.self ?? []) === lastOf(self ?? []) ? 3 : 0;
  }
  return fitType(name, fn, self);
}

function fitPlain(
  name: RustName,
  fn: CodeFunction,
  self: readonly string[] | null,
  home: readonly string[],
): number {
  if (fn.self === null) return same(name.path, home) ? 3 : startsWith(name.path, home) ? 2 : 0;
  if (self === null) return 0;
  if (fn.resolved) return same(name.path, self) ? (fn.trait === null ? 3 : 2) : 0;
  return name.path[0] === fn.crate && lastOf(name.path) === lastOf(self) ? 1 : 0;
}

function fitType(name: RustName, fn: CodeFunction, self: readonly string[] | null): number {
  if (fn.self === null) return 0;
  if (fn.provided) return name.trait !== null && self !== null && same(name.trait, self) ? 1 : 0;
  if (!sameTrait(name, fn)) return 0;
  if (name.self && self && fn.resolved && same(name.self, self)) return 3;
  // Types of other crates and of aliases: the path where they are defined is not known, their name is.
  const related = cratesOf(name).includes(fn.crate);
  if (!related) return 0;
  if (name.self && self && lastOf(name.self) === lastOf(self))
    return fn.resolved && self[0] === fn.crate ? 0 : 2;
  // An impl for a type parameter, a reference, a slice.
  return fn.trait !== null && (self === null || !fn.resolved) && self?.length !== 0 ? 1 : 0;
}

const sameTrait = (name: RustName, fn: CodeFunction): boolean =>
  (name.trait === null ? null : (lastOf(name.trait) ?? null)) === fn.trait;
