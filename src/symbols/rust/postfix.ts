import type { Chain } from '../facts.ts';
import { isAwaited, readArguments } from './arguments.ts';
import { closeOf, hashWord, isHash, wordAt } from './cursor.ts';
import { positional, refer, referCall } from './emit.ts';
import { kinds } from './lex.ts';
import { type Reader, type State, whole } from './reader.ts';
import { isOurs } from './scope.ts';
import { operand } from './state.ts';
import { readTypeArguments } from './types.ts';
import { step } from './values.ts';

const awaited = hashWord('await');

/** Methods of collections that give one of what they hold. */
const picks: ReadonlySet<string> = new Set(
  `get get_mut first last pop pop_front pop_back next next_back remove swap_remove front back peek first_mut last_mut iter_next
  max min nth find or_default or_insert_with or_insert recv try_next`.split(/\s+/),
);

/** Methods of collections that keep what they hold. */
const keeps: ReadonlySet<string> = new Set(
  `iter iter_mut into_iter values values_mut into_values drain clone cloned copied as_slice as_mut_slice as_ref as_mut to_vec
  rev skip take filter chain lock read write borrow borrow_mut unwrap expect unwrap_or_default peekable entry collect by_ref
  enumerate par_iter sorted step_by`.split(/\s+/),
);

/** Methods that hand what they are called on to a closure: those of iterators, and those of `Option` too. */
const hands: ReadonlySet<string> = new Set(
  `map filter for_each any all find position filter_map flat_map inspect retain sort_by_key sort_by min_by_key max_by_key
  take_while skip_while find_map partition retain_mut sort_unstable_by_key map_while`.split(/\s+/),
);

const optional: ReadonlySet<string> = new Set(
  'map and_then is_some_and is_ok_and is_none_or inspect filter map_or'.split(' '),
);

/** What stands behind a complete operand and a point: a method, a field, `await`. */
export function readPoint(r: Reader, s: State): void {
  const { t } = r;
  const at = s.at + 1;
  const kind = t.kind[at];
  if (kind === kinds.number) {
    const parts = t.text.slice(t.start[at], t.end[at]).split('.');
    return operand(s, at + 1, step(s.value, ...parts.map((part) => `.${part}`)), null);
  }
  if (kind !== kinds.word || at >= s.stop) {
    s.at = at;
    return;
  }
  if (isHash(t, at, awaited)) return operand(s, at + 1, step(s.value, 'await'), s.element);
  let next = at + 1;
  if (t.kind[next] === kinds.path && t.kind[next + 1] === 60)
    next = readTypeArguments(r, next + 1, s.stop);
  if (t.kind[next] === 40 && next < s.stop) return method(r, s, at, next);
  const name = wordAt(t, at);
  const target = step(s.value, `.${name}`);
  refer(r, 'attribute', at, target, name);
  operand(s, at + 1, target, null);
}

function method(r: Reader, s: State, at: number, open: number): void {
  const name = wordAt(r.t, at);
  const { value, element } = s;
  const target = step(value, `.${name}`);
  r.chained(r, value, name, at, open);
  r.passed = { at: open, value: handed(r, value, element, name) };
  const args = readArguments(r, open);
  referCall(r, at, args.next - 1, target, positional(args.count), isAwaited(r, args.next));
  operand(s, args.next, given(value, element, target, name), keeps.has(name) ? element : null);
}

/** What a closure gets from the method it is given to. */
function handed(r: Reader, value: Chain | null, element: Chain | null, name: string): Chain | null {
  if (element) return hands.has(name) ? element : null;
  // Of a collection nothing is known but that it is one.
  const several =
    !value || !isOurs(r, value.root) || value.steps.some((one) => iterating.test(one));
  return optional.has(name) && !several ? value : null;
}

const iterating =
  /^\.(?:\w*iter\w*|map|filter\w*|flat_map|chain|zip|values\w*|keys|chars|lines|split\w*|drain|enumerate|rev|skip|take)$/;

function given(
  value: Chain | null,
  element: Chain | null,
  target: Chain | null,
  name: string,
): Chain | null {
  if (element && picks.has(name)) return element;
  if (element && keeps.has(name)) return value;
  return step(target, '()');
}

/** A call of a value: `(self.hook)(x)`, a closure in a variable. */
export function readCallOfValue(r: Reader, s: State): void {
  const { value } = s;
  const args = readArguments(r, s.at);
  operand(s, args.next, step(value, '()'), null);
}

/** `x[i]`. */
export function readIndex(r: Reader, s: State): void {
  const { value, element } = s;
  const close = closeOf(r.t, s.at);
  r.scan(r, s.at + 1, close, whole);
  operand(s, Math.min(close + 1, r.t.size), element ?? step(value, '[]'), null);
}
