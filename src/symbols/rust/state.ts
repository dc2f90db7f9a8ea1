import type { Chain } from '../facts.ts';
import type { Reader, ScanMode, State } from './reader.ts';
import { release } from './values.ts';

/** A fresh state for [from, stop). */
export function begin(r: Reader, from: number, stop: number, mode: ScanMode): State {
  return {
    at: from,
    stop,
    mode,
    plain: mode.plain,
    ended: false,
    mixed: false,
    lost: false,
    value: null,
    element: null,
    condition: -1,
    mark: r.undo.length,
  };
}

/** An operand was read: its value, and where it ends. */
export function operand(s: State, at: number, value: Chain | null, element: Chain | null): void {
  s.at = at;
  s.value = value;
  s.element = element;
  s.ended = true;
}

/** An operator of so many tokens between operands. */
export function operator(s: State, tokens: number): void {
  if (s.ended) {
    s.mixed = true;
    s.value = s.element = null;
  }
  s.ended = false;
  s.at += tokens;
}

/** A comma or semicolon: what follows is another expression, and closures that began before it are over. */
export function separate(r: Reader, s: State): void {
  s.at++;
  s.ended = s.mixed = s.lost = false;
  s.value = s.element = null;
  s.plain = s.mode.plain;
  s.condition = -1;
  release(r, s.mark);
}

/** Hands the value to the reader and gives the index behind. */
export function finish(r: Reader, s: State): number {
  release(r, s.mark);
  const none = s.lost || s.mixed;
  r.value = none ? null : s.value;
  r.element = none ? null : s.element;
  return s.at;
}
