import { after, closeOf, findTop, hashWord, isHash, stringAt, wordAt } from './cursor.ts';
import { refer, referCall } from './emit.ts';
import { kinds } from './lex.ts';
import { readPattern } from './patterns.ts';
import { piece, type Reader, type State, whole } from './reader.ts';
import { resolve } from './scope.ts';
import { operand } from './state.ts';
import { defineVariable, isVariable, warnsOnly } from './strings.ts';
import { instanceOf, pathOf, release } from './values.ts';

const iff = hashWord('if');

/** Macros of the language and of crates everyone uses: none of ours bears these names. */
const common: ReadonlySet<string> = new Set(
  `println print eprintln eprint format format_args write writeln vec panic assert assert_eq assert_ne debug_assert
  debug_assert_eq debug_assert_ne todo unimplemented unreachable matches dbg concat stringify include_str include_bytes include
  env option_env cfg line file column module_path compile_error thread_local`.split(/\s+/),
);

/** A macro call as an operand: its arguments are read as the expressions they mostly are. */
export function readMacro(
  r: Reader,
  s: State,
  segments: readonly string[],
  at: number,
  open: number,
): void {
  const { t } = r;
  const name = segments[segments.length - 1]!;
  const close = closeOf(t, open);
  const target = macroPath(r, segments);
  if (target !== null || !common.has(name)) referCall(r, at, close, target, null);
  const mark = r.undo.length;
  r.depth++;
  readInside(r, name, open, close);
  r.depth--;
  release(r, mark);
  const element = name === 'vec' ? r.value : null;
  operand(s, after(t, open), givenBy(name), element);
  if (t.kind[open] === 123) s.ended = false;
}

function givenBy(name: string) {
  if (name === 'vec') return instanceOf('Vec');
  return name === 'format' ? instanceOf('String') : null;
}

function macroPath(r: Reader, segments: readonly string[]) {
  if (segments.length > 1) {
    const root = resolve(r, segments);
    return root === '' ? null : pathOf(root);
  }
  const name = segments[0]!;
  const named = r.macros.get(name) ?? r.place.module.names.get(`${name}!`);
  if (named !== undefined) return pathOf(named);
  if (common.has(name)) return null;
  const root = resolve(r, segments);
  return root === '' || root === `${r.place.module.path}::${name}` ? null : pathOf(root);
}

function readInside(r: Reader, name: string, open: number, close: number): void {
  if (name === 'matches' || name === 'assert_matches' || name === 'debug_assert_matches')
    return readMatches(r, open + 1, close);
  if (name === 'select' || name === 'select_biased') return readSelect(r, open + 1, close);
  if (name === 'option_env') return readOption(r, open + 1);
  if (name === 'cfg') return readFeatures(r, open + 1, close);
  if (name === 'create_exception') return r.exception(r, open, close);
  readInline(r, open + 1, close);
  r.scan(r, open + 1, close, whole);
}

/** `matches!(value, Pattern if guard)`. */
function readMatches(r: Reader, from: number, close: number): void {
  const comma = r.scan(r, from, close, piece);
  const { value, element } = r;
  let guard = comma + 1;
  while (guard < close && !isHash(r.t, guard, iff)) guard = after(r.t, guard);
  readPattern(r, comma + 1, Math.min(guard, close), value, element);
  if (guard < close) r.scan(r, guard + 1, close, whole);
}

/** `tokio::select!`: `pattern = future, if condition => handler`. */
function readSelect(r: Reader, from: number, close: number): void {
  const { t } = r;
  for (let i = from; i < close; ) {
    // `biased;`
    if (t.kind[i] === kinds.word && t.kind[i + 1] === 59) {
      i += 2;
      continue;
    }
    const arrow = findTop(t, i, close, kinds.fat);
    const equals = findTop(t, i, arrow, 61);
    const mark = r.undo.length;
    if (equals < arrow) {
      const comma = r.scan(r, equals + 1, arrow, piece);
      const { value, element } = r;
      if (comma < arrow) r.scan(r, comma + 1, arrow, whole);
      readPattern(r, i, equals, value, element);
    }
    const body = Math.min(arrow + 1, close);
    const block = t.kind[body] === 123;
    const next = block ? after(t, body) : r.scan(r, body, close, piece);
    if (block) r.scan(r, body, next, whole);
    release(r, mark);
    i = Math.max(t.kind[next] === 44 ? next + 1 : next, i + 1);
  }
}

function readOption(r: Reader, at: number): void {
  const name = stringAt(r.t, at);
  if (name !== '') defineVariable(r, at, name, warnsOnly(r, at, name));
}

/** `feature = "x"` among conditions. */
export function readFeatures(r: Reader, from: number, to: number): void {
  const { t } = r;
  // Programs, tests and benches have the features of their package: `name#bench:x`.
  const owner = r.crate.replace(/[#@].*$/, '').replaceAll('_', '-');
  for (let i = from; i + 2 < to; i++) {
    if (wordAt(t, i) !== 'feature' || t.kind[i + 1] !== 61) continue;
    const name = stringAt(t, i + 2);
    if (name === '') continue;
    refer(r, 'name', i + 2, pathOf(`${owner}/${name}`), name);
  }
}

/** Constants in a format string: `"{MAX_LEN}"`. */
function readInline(r: Reader, from: number, to: number): void {
  const { t } = r;
  for (let i = from; i < to; i = after(t, i)) {
    if (t.kind[i] !== kinds.string || isVariable(stringAt(t, i))) continue;
    const text = stringAt(t, i);
    if (!text.includes('{')) continue;
    for (const match of text.matchAll(/(?<!\{)\{([A-Z][A-Z0-9_]+)[:}]/g)) {
      const root = resolve(r, [match[1]!]);
      if (root !== '') refer(r, 'name', i, pathOf(root), match[1]!);
    }
  }
}

/** The text of `macro_rules!`: what it would write is read as code that may never be. */
export function readMacroRules(r: Reader, open: number): void {
  const { t } = r;
  const close = closeOf(t, open);
  const { guarded } = r;
  r.guarded = true;
  for (let i = findTop(t, open + 1, close, kinds.fat); i < close; ) {
    const body = i + 1;
    const mark = r.undo.length;
    if (body < close && t.match[body]! > body) r.scan(r, body + 1, closeOf(t, body), whole);
    release(r, mark);
    i = findTop(t, body, close, kinds.fat);
  }
  r.guarded = guarded;
}
