import { splitOutside } from './split.ts';

/** A name of Rust, taken apart. */
export interface RustName {
  /** Path of what the function belongs to: crate and modules, or the type of an inherent method in legacy names. */
  readonly path: readonly string[];
  /** Type of `<T>::f`, `<T as Trait>::f` and `<impl Trait for T>::f`; null for one that has no path (`[u8]`, `&T`). */
  readonly self: readonly string[] | null;
  readonly trait: readonly string[] | null;
  /** `plain`: a path. `type`: `<T ...>` in front. `impl`: an impl inside of `path`, its type unknown where DWARF numbers it. */
  readonly form: 'plain' | 'type' | 'impl';
  /** The function; of a function inside a function both, the inner one last. Closures and async bodies belong to theirs. */
  readonly names: readonly string[];
}

/** Closures, async bodies, shims and the like: `{closure#0}`, `{{closure}}`, `{async_fn_env#0}`. */
const bodyOf = /^\{.*\}$/;
const numberedImpl = /^\{+impl(?:#\d+)?\}+$/;
const word = /^(?:r#)?[\p{L}_][\p{L}\p{N}_]*$/u;

/** Null for what is no path of Rust: `malloc` and `main` are, as paths of one name; `[unknown]` is not. */
export function parseName(text: string): RustName | null {
  const segments = splitOutside(text, '::');
  if (!segments) return null;
  const first = segments[0]!;
  if (first.startsWith('<')) {
    const owner = ownerOf(first.slice(1, -1), ' as ');
    const names = wordsOf(segments.slice(1));
    if (!owner || !names || names.length === 0) return null;
    return { path: [], self: owner.left, trait: owner.right, form: 'type', names };
  }
  const at = segments.findIndex((each) => each.startsWith('<impl ') || numberedImpl.test(each));
  if (at >= 0) return parseImpl(segments, at);
  const words = wordsOf(segments);
  if (!words || words.length === 0) return null;
  return {
    path: words.slice(0, -1),
    self: null,
    trait: null,
    form: 'plain',
    names: words.slice(-1),
  };
}

function parseImpl(segments: readonly string[], at: number): RustName | null {
  const path = wordsOf(segments.slice(0, at));
  const names = wordsOf(segments.slice(at + 1));
  if (!path || !names || names.length === 0) return null;
  const header = segments[at]!;
  if (!header.startsWith('<')) return { path, self: null, trait: null, form: 'impl', names };
  const owner = ownerOf(header.slice('<impl '.length, -1), ' for ');
  if (!owner) return null;
  return owner.right === null
    ? { path, self: owner.left, trait: null, form: 'impl', names }
    : { path, self: owner.right, trait: owner.left, form: 'impl', names };
}

/** Both sides of `T as Trait` or `Trait for T`, or one alone. */
function ownerOf(text: string, between: string) {
  const parts = splitOutside(text, between);
  if (!parts || parts.length > 2) return null;
  return {
    left: pathOf(parts[0]!),
    right: parts[1] === undefined ? null : (pathOf(parts[1]) ?? []),
  };
}

/** The path of a type without its arguments and references; null where it has none. */
export function pathOf(type: string): readonly string[] | null {
  const bare = type.trim().replace(/^(?:(?:&|mut |const |\*|dyn |'\w+ )\s*)+/, '');
  const segments = splitOutside(bare, '::');
  if (!segments || bare.startsWith('<')) return null;
  const words = wordsOf(segments);
  return words && words.length > 0 ? words : null;
}

/** The segments without generic arguments and bodies; null where one is no word. */
function wordsOf(segments: readonly string[]): string[] | null {
  const words: string[] = [];
  for (const segment of segments) {
    if (segment.startsWith('<') || bodyOf.test(segment)) continue;
    const name = segment.replace(/[<(].*$/s, '').trim();
    if (!word.test(name)) return null;
    words.push(name.replace(/^r#/, ''));
  }
  return words;
}
