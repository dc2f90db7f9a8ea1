import type { Chain } from '../facts.ts';
import { after, hashWord, isHash, splitCommas } from './cursor.ts';
import { kinds } from './lex.ts';
import { readParameter } from './patterns.ts';
import type { Reader, State } from './reader.ts';
import { readType } from './types.ts';

const moveWord = hashWord('move');

/** `|a, b: T| -> R body`: its names hold to the end of the expression. */
export function readClosure(r: Reader, s: State): void {
  const { t } = r;
  let i = s.at + 1;
  if (t.kind[s.at] === 124) {
    const close = closingBar(r, i, s.stop);
    if (close < 0) {
      s.at++;
      return;
    }
    let passed = passedTo(r, s.at);
    for (const [from, to] of splitCommas(t, i, close)) {
      readParameter(r, from, to, passed);
      passed = null;
    }
    i = close + 1;
  }
  if (t.kind[i] === kinds.arrow) i = readType(r, i + 1, s.stop);
  s.at = i;
  s.ended = false;
  s.lost = true;
}

/** What the method gives to the closure that is its first argument. */
function passedTo(r: Reader, at: number): Chain | null {
  const before = isHash(r.t, at - 1, moveWord) ? at - 2 : at - 1;
  return before === r.passed.at ? r.passed.value : null;
}

function closingBar(r: Reader, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(r.t, i)) {
    const kind = r.t.kind[i];
    if (kind === 124) return i;
    if (kind === 59 || kind === kinds.fat || kind === 123) return -1;
  }
  return -1;
}
