import { concatenated, fieldsOf, type Source, slice } from '../text/index.ts';
import type { Piece, Script, VariablePiece, Word } from './model.ts';

/** What expanding words has to know and to remember. */
export interface Expansion {
  readonly script: Script;
  /** What functions are called with. */
  readonly calls: ReadonlyMap<string, readonly (readonly Word[])[]>;
  /** Which of several values a variable has; -1 for all of them, one after the other. */
  pick: number;
  /** The most values that a variable had. */
  widest: number;
  /** Words still allowed: a guard against scripts that blow up. */
  budget: number;
  /** Variables that some command was given. */
  readonly used: Set<string>;
  /** Variables whose values are being expanded. */
  readonly active: Set<string>;
}

/** Values of variables within values of variables. */
const deepest = 8;

const space: Source = { text: ' ', at: [0, 0], lines: [0] };

/** The words that a word becomes; none for an empty list. */
export function expanded(word: Word, expansion: Expansion): readonly Source[] {
  if (expansion.budget <= 0) return [];
  expansion.budget--;
  const only = word.pieces.length === 1 ? word.pieces[0]! : undefined;
  if (only && only.kind !== 'text') return heldBy(only, expansion) ?? [opaque(only.written)];
  if (only?.kind === 'text') return word.split ? fieldsOf(only.source) : [only.source];
  const whole = together(word, expansion);
  return word.split ? fieldsOf(whole) : [whole];
}

/** Text and values side by side are one word, with one value for each variable. */
function together(word: Word, expansion: Expansion): Source {
  const { pick } = expansion;
  if (pick < 0 && !word.split) expansion.pick = 0;
  const parts: Source[] = [];
  for (const piece of word.pieces) {
    if (piece.kind === 'text') {
      parts.push(piece.source);
      continue;
    }
    const value = heldBy(piece, expansion);
    if (!value) parts.push(opaque(piece.written));
    else
      for (const [index, part] of value.entries())
        parts.push(...(index === 0 ? [part] : [{ ...space, at: [0, part.at[1]!] }, part]));
  }
  expansion.pick = pick;
  return concatenated(parts);
}

/** Stands for what would split a word or end a string. */
const filler = '\u00b7';

/** What nobody can tell is one word, whatever stands in it. */
function opaque(written: Source): Source {
  if (!/\s/.test(written.text)) return written;
  const inner = written.text.slice(2, -1).replace(/[^\w.-]/g, filler);
  return { ...written, text: `${written.text.slice(0, 2)}${inner}${written.text.slice(-1)}` };
}

/** A word that is in truth the output of a command within a text for a shell. */
export function isOpaque(word: string): boolean {
  return word.includes(filler);
}

function heldBy(piece: Piece, expansion: Expansion): readonly Source[] | undefined {
  if (piece.kind === 'text') return [piece.source];
  if (piece.kind === 'output') return held(`${piece.name}()`, expansion, 0);
  if (piece.instead) {
    expansion.used.add(piece.name);
    return fieldsOf(piece.instead).map(unquoted);
  }
  const value = held(piece.name, expansion, piece.skip);
  if (value) return value;
  return fallbackOf(piece);
}

function fallbackOf(piece: VariablePiece): readonly Source[] | undefined {
  const { fallback } = piece;
  if (!fallback) return undefined;
  return /[$`]/.test(fallback.text) ? undefined : fieldsOf(fallback).map(unquoted);
}

/** What stands behind `:+` and `:-` keeps its quotes in the tree. */
function unquoted(word: Source): Source {
  const from = /^["']/.test(word.text) ? 1 : 0;
  const to = word.text.length - (/["']$/.test(word.text) ? 1 : 0);
  return from === 0 && to === word.text.length ? word : slice(word, from, Math.max(from, to));
}

/** What a variable holds; undefined when the script does not say. */
function held(name: string, expansion: Expansion, skip: number): readonly Source[] | undefined {
  const { active, used } = expansion;
  used.add(name);
  const all = [...(expansion.script.values.get(name) ?? []), ...givenTo(name, expansion)];
  // `X=` at the top only says that there is an X.
  const full = all.filter((words) => words.some(isFull));
  const values = full.length > 0 ? full : all;
  if (values.length === 0 || active.size >= deepest || active.has(name)) return undefined;
  if (values.length > expansion.widest) expansion.widest = values.length;
  const { pick } = expansion;
  const chosen = pick < 0 ? values : [values[Math.min(pick, values.length - 1)]!];
  active.add(name);
  const out = chosen.flatMap((words) =>
    words.slice(skip).flatMap((word) => expanded(word, expansion)),
  );
  active.delete(name);
  return out;
}

function isFull({ pieces }: Word): boolean {
  return pieces.some((piece) => piece.kind !== 'text' || piece.source.text !== '');
}

/** `$1` and `$@` of a function: the words of each call of it. */
function givenTo(name: string, expansion: Expansion): readonly (readonly Word[])[] {
  const colon = name.indexOf(':');
  if (colon <= 0) return [];
  const owner = name.slice(0, colon);
  const calls = expansion.calls.get(owner);
  if (!calls) return [];
  const which = name.slice(colon + 1);
  const shift = expansion.script.functions.get(owner)?.shift ?? 0;
  if (which === '@') return calls.map((words) => words.slice(shift));
  const index = Number(which) - 1;
  return calls.flatMap((words) => (words[index] ? [[words[index]]] : []));
}
