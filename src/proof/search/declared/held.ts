import type { Declared } from './declared.ts';

/** How a type comes to hold what is asked for: `['Session', 'Option', 'Sender']`, the outermost first. */
export type Held = readonly string[];

/** `shared`: behind an `Arc` or `Rc`, so that it goes with the last owner only. */
export type HeldTest = (name: string, path: string, shared: boolean) => boolean;

const word = /&\s*(?:'\w+\s*)?(?:mut\s+)?|\b[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)*|[<>()[\]]|->/g;
/** Whoever holds one of these holds nothing of what stands in its brackets. */
const empty = /^(?:PhantomData|Fn|FnMut|FnOnce|fn)$/;
const shares = /^(?:Arc|Rc)$/;

/** Looks for a type in another one: in its generics, and in the fields of the workspace's own types; undefined where it
 * is nowhere. What stands behind a reference is not held. */
export function heldIn(type: string, declared: Declared, test: HeldTest): Held | undefined {
  return look(type, declared, test, new Set());
}

function look(
  type: string,
  declared: Declared,
  test: HeldTest,
  seen: Set<string>,
): Held | undefined {
  let skipped = false;
  let rest = type;
  for (let found = next(rest); found; found = next(rest)) {
    const [token] = found;
    rest = rest.slice(found.index + token.length);
    if (token.startsWith('&')) skipped = true;
    if (!/^[A-Za-z_]/.test(token)) {
      // `&[T]`, `&(A, B)`: the brackets are behind the reference too.
      if (skipped && /^[[(]$/.test(token)) {
        rest = behind(token + rest);
        skipped = false;
      }
      continue;
    }
    if (/^(?:dyn|impl|mut|pub|crate|const|where|for)$/.test(token)) continue;
    const path = token.replace(/\s/g, '');
    const name = path.split('::').pop() ?? '';
    if (skipped || empty.test(name)) {
      rest = behind(rest);
      skipped = false;
      continue;
    }
    if (shares.test(name)) {
      const inner = /^\s*<\s*((?:\w+\s*::\s*)*\w+)/.exec(rest)?.[1]?.replace(/\s/g, '') ?? '';
      const last = inner.split('::').pop() ?? '';
      if (last !== '' && test(last, inner, true)) return [name, last];
      rest = behind(rest);
      continue;
    }
    if (test(name, path, false)) return [name];
    if (seen.has(name)) continue;
    seen.add(name);
    for (const held of declared.types.get(name) ?? []) {
      const way = look(held, declared, test, seen);
      if (way) return [name, ...way];
    }
  }
  return undefined;
}

function next(text: string): RegExpExecArray | null {
  word.lastIndex = 0;
  return word.exec(text);
}

/** The text behind the bracket that it begins with, if it begins with one. */
function behind(text: string): string {
  const start = /^\s*[<([]/.exec(text)?.[0].length;
  if (start === undefined) return text;
  let depth = 0;
  for (let at = start - 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if ('<(['.includes(char)) depth += 1;
    else if (')]'.includes(char) || (char === '>' && text[at - 1] !== '-')) depth -= 1;
    if (depth === 0) return text.slice(at + 1);
  }
  return '';
}
