import type { Chain } from '../facts.ts';
import { isAwaited, readArguments } from './arguments.ts';
import { readProgram } from './commands.ts';
import { isOpen, wordAt } from './cursor.ts';
import { positional, refer, referCall } from './emit.ts';
import { kinds } from './lex.ts';
import { type Path, pathAt } from './path-at.ts';
import { qualifier } from './patterns.ts';
import { makers, prelude, wraps } from './prelude.ts';
import type { Reader, State } from './reader.ts';
import { outside, parentOf, resolve } from './scope.ts';
import { operand } from './state.ts';
import { readVariable } from './strings.ts';
import { isLiteral, literal } from './struct-literals.ts';
import { readTypeArguments } from './types.ts';
import { instanceOf, pathOf, step } from './values.ts';

/** Reads a path as an operand: a variable, a call, a literal of a struct, a macro, a name. */
export function readPath(r: Reader, s: State): void {
  const { t } = r;
  const path = pathAt(r, s.at, s.stop);
  const { segments, last, next } = path;
  const kind = next < s.stop ? t.kind[next] : 0;
  const word = segments[segments.length - 1] ?? '';
  if (word === '') return operand(s, Math.max(next, s.at + 1), null, null);
  if (kind === 33 && isOpen(t.kind[next + 1]) && next + 1 < s.stop)
    return r.macro(r, s, segments, last, next + 1);
  if (segments.length === 1) {
    const local = r.locals.get(word);
    if (word === 'self') return operand(s, next, instanceOf(r.place.self), null);
    if (local && local.path === '') return operand(s, next, local.value, local.element);
  }
  if (kind === 40) return call(r, s, path);
  const struct = kind === 123 && !s.plain && isLiteral(r, next, /^[A-Z]/.test(word));
  if (struct) return literal(r, s, path);
  named(r, s, path);
}

function call(r: Reader, s: State, { segments, last, next }: Path): void {
  const word = segments[segments.length - 1]!;
  const root = resolve(r, segments);
  if (!r.quiet && isRead(root, word)) readVariable(r, next, (at) => constantAt(r, at));
  if (root.endsWith('::new')) noteNew(r, root, last, next);
  const args = readArguments(r, next);
  const short = segments.length > 1 ? `${segments[segments.length - 2]}::${word}` : word;
  if (!r.quiet && root !== '' && !isKnown(root, segments)) {
    referCall(
      r,
      last,
      args.next - 1,
      pathOf(root),
      positional(args.count),
      isAwaited(r, args.next),
    );
    qualifier(r, segments, last);
  }
  if (wraps.has(short)) return operand(s, args.next, args.value, args.element);
  operand(s, args.next, result(r, root, segments), null);
}

/** The name behind `<T as Trait>::`, whose type is `owner`. */
export function readQualifiedName(r: Reader, s: State, at: number, owner: string): void {
  const { t } = r;
  let next = at + 1;
  if (t.kind[next] === kinds.path && t.kind[next + 1] === 60)
    next = readTypeArguments(r, next + 1, s.stop);
  const root = owner === '' ? '' : `${owner}::${wordAt(t, at)}`;
  const target = root === '' ? null : pathOf(root);
  if (t.kind[next] !== 40) {
    refer(r, 'name', at, target);
    return operand(s, next, target, null);
  }
  const args = readArguments(r, next);
  referCall(r, at, args.next - 1, target, positional(args.count), isAwaited(r, args.next));
  operand(s, args.next, makers.has(wordAt(t, at)) ? instanceOf(owner) : step(target, '()'), null);
}

/** Calls whose text later calls add to: the program of a command, the name of a Python module. */
function noteNew(r: Reader, root: string, at: number, open: number): void {
  readProgram(r, root, at, open);
  if (root.endsWith('PyModule::new')) r.pythonModule(r, open);
}

/** What the call of a path gives: the linker knows, but for constructors that no file spells out. */
function result(r: Reader, root: string, segments: readonly string[]): Chain | null {
  if (root === '' || root === 'Err') return null;
  const word = segments[segments.length - 1]!;
  const owner = segments[segments.length - 2] ?? '';
  if (/^[A-Z]/.test(owner) && makers.has(word)) {
    const type = owner === 'Self' ? r.place.self : parentOf(root);
    return instanceOf(type);
  }
  return step(pathOf(root), '()');
}

/** `std::env::var("X")`, and helpers that say by their name that they read a variable. */
function isRead(root: string, word: string): boolean {
  if (word === 'var' || word === 'var_os') return /(^|::)env::var(_os)?$/.test(root);
  return (
    /(^|_)env(_|$)/.test(word) &&
    !/set|remove|with|without|clear|guard|restore|unset|filter/.test(word)
  );
}

function constantAt(r: Reader, at: number): string {
  const { segments } = pathAt(r, at, r.t.size);
  return segments.length === 0 ? '' : resolve(r, segments);
}

/** The language's own things, which no file of ours defines. */
function isKnown(root: string, segments: readonly string[]): boolean {
  const first = segments[0]!;
  if (prelude.has(first))
    return root.startsWith(first) && (root === first || root[first.length] === ':');
  return /^(std|core|alloc)::/.test(root);
}

/** A path that is no call: a constant, a variant, a function handed on. */
function named(r: Reader, s: State, { segments, last, next }: Path): void {
  const root = resolve(r, segments);
  operand(s, next, null, null);
  if (root === '') return;
  if (segments.length === 1 && !isTold(r, segments[0]!, root)) return;
  // `field = value` in a macro.
  const behind = segments.length === 1 && r.t.kind[next] === 61;
  if (!isKnown(root, segments) && !behind) {
    refer(r, 'name', last, pathOf(root));
    qualifier(r, segments, last);
  }
  s.value = pathOf(root);
}

/** A lone word is taken for a name only where something says what it is, or a star may. */
function isTold(r: Reader, word: string, root: string): boolean {
  if (root !== `${r.place.module.path}::${word}`) return true;
  return /^[A-Z]/.test(word) || r.place.module.names.has(word) || outside(r, r.place.module);
}
