import { readClosure } from './closures.ts';
import { readCondition, readFor, readLet, readMatch } from './control.ts';
import { findTop, hashWord } from './cursor.ts';
import { itemAt } from './items.ts';
import { kinds } from './lex.ts';
import { readPath } from './paths.ts';
import { readCallOfValue, readIndex, readPoint } from './postfix.ts';
import { deepest, type Reader, type ScanMode, type State } from './reader.ts';
import {
  pass,
  readArray,
  readAttribute,
  readBraces,
  readCast,
  readGroup,
  readLeave,
  readLiteral,
  readMacroVariable,
  readQualified,
} from './scan-parts.ts';
import { begin, finish, operand, operator, separate } from './state.ts';
import { readString } from './strings.ts';
import { instanceOf } from './values.ts';

type Handler = (r: Reader, s: State) => void;

/** Words that open an expression, or go before one. */
const handlers: ReadonlyMap<number, Handler> = new Map<number, Handler>(
  (
    [
      ['if', readCondition],
      ['while', readCondition],
      ['let', readLet],
      ['match', readMatch],
      ['for', readFor],
      ['as', readCast],
      ['true', readLiteral],
      ['false', readLiteral],
      ['_', readLiteral],
      ...'fn struct enum impl trait mod use type const static pub extern macro_rules union async unsafe default'
        .split(' ')
        .map((word) => [word, itemOrWord] as const),
      ...'return break continue yield'.split(' ').map((word) => [word, readLeave] as const),
      ...'else loop move ref mut dyn in where'.split(' ').map((word) => [word, pass] as const),
    ] as const
  ).map(([word, handler]) => [hashWord(word), handler]),
);

/** Reads expressions and statements in [from, stop), as `ScanMode` says; gives the index behind. */
export function scan(r: Reader, from: number, stop: number, mode: ScanMode): number {
  const { t } = r;
  if (r.depth > deepest) return mode.comma ? findTop(t, from, stop, 44) : stop;
  r.depth++;
  const s = begin(r, from, stop, mode);
  while (s.at < s.stop) {
    const kind = t.kind[s.at]!;
    if (mode.comma && (kind === 44 || kind === 59)) break;
    if (kind === kinds.word) {
      const handler = handlers.get(t.hash[s.at]!);
      if (handler) handler(r, s);
      else readPath(r, s);
    } else token(r, s, kind);
  }
  r.depth--;
  return finish(r, s);
}

function token(r: Reader, s: State, kind: number): void {
  const { t } = r;
  switch (kind) {
    case kinds.string:
      readString(r, s.at);
      return operand(s, s.at + 1, instanceOf('str'), null);
    case kinds.number:
    case kinds.char:
      return operand(s, s.at + 1, null, null);
    case kinds.lifetime:
      s.at += t.kind[s.at + 1] === 58 ? 2 : 1;
      return;
    case 46:
      return readPoint(r, s);
    case 40:
      return s.ended ? readCallOfValue(r, s) : readGroup(r, s);
    case 91:
      return s.ended ? readIndex(r, s) : readArray(r, s);
    case 123:
      return readBraces(r, s);
    case 35:
      return readAttribute(r, s);
    case 36:
      return readMacroVariable(r, s);
    case 44:
    case 59:
    case kinds.fat:
      return separate(r, s);
  }
  if (s.ended) {
    if (kind === 63) s.at++;
    else operator(s, kind === 60 && t.kind[s.at + 1] === 60 ? 2 : 1);
    return;
  }
  if (kind === kinds.path && t.kind[s.at + 1] === kinds.word) return readPath(r, s);
  if (kind === 124 || kind === kinds.or) return readClosure(r, s);
  if (kind === 60) return readQualified(r, s);
  if (kind === kinds.dots) s.mixed = true;
  s.at++;
}

function itemOrWord(r: Reader, s: State): void {
  const item = s.ended || r.guarded ? undefined : itemAt(r.t, s.at, s.stop, false);
  if (!item && contextual.has(r.t.hash[s.at]!)) return readPath(r, s);
  if (!item) return r.guarded ? readGuardedItem(r, s) : pass(r, s);
  r.item(r, item);
  s.at = Math.max(item.end, s.at + 1);
  s.ended = false;
}

/** In the text of a macro an item defines nothing: its own name is passed over, the rest is read. */
function readGuardedItem(r: Reader, s: State): void {
  const { t } = r;
  const named = /^(fn|struct|enum|trait|mod|type|union|macro_rules)$/.test(
    t.text.slice(t.start[s.at], t.end[s.at]),
  );
  s.at++;
  s.ended = false;
  if (named && t.kind[s.at] === kinds.word) s.at++;
  if (named && t.kind[s.at] === 36) s.at += 2;
}

/** Words that may also be names. */
const contextual = new Set(['default', 'union', 'macro_rules'].map(hashWord));
