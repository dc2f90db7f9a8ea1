import type { Chain } from '../facts.ts';
import { after, hashWord, isHash, wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { bounds, readType } from './types.ts';

const where = hashWord('where');
const konst = hashWord('const');

/**
 * Reads `<'a, T: Bound = D, const N: usize>` at `at`, adds its names to those in sight and gives how many there are
 * (lifetimes left out) and the index behind it.
 */
export function readGenerics(r: Reader, at: number, stop: number): { count: number; next: number } {
  const { t } = r;
  if (t.kind[at] !== 60) return { count: 0, next: at };
  const known = new Map<string, Chain | null>(r.generics);
  for (const name of namesIn(r, at, stop)) known.set(name, null);
  r.generics = known;
  let count = 0;
  let i = at + 1;
  while (i < stop && t.kind[i] !== 62) {
    const start = i;
    if (t.kind[i] === kinds.lifetime) {
      i++;
      if (t.kind[i] === 58) i = bounds(r, i + 1, stop);
    } else if (isHash(t, i, konst)) {
      count++;
      i = t.kind[i + 2] === 58 ? readType(r, i + 3, stop) : i + 2;
      if (t.kind[i] === 61) i = after(t, i + 1);
    } else if (t.kind[i] === kinds.word) {
      count++;
      const name = wordAt(t, i++);
      if (t.kind[i] === 58) {
        i = bounds(r, i + 1, stop);
        known.set(name, r.value);
      }
      if (t.kind[i] === 61) i = readType(r, i + 1, stop);
    } else if (t.kind[i] === 35) i = after(t, i + 1);
    if (t.kind[i] === 44) i++;
    else if (i === start) i = after(t, i);
    if (t.kind[i] === 59 || t.kind[i] === 125) break;
  }
  return { count, next: t.kind[i] === 62 ? i + 1 : i };
}

/** Names of the parameters, so that bounds may speak of later ones. */
function namesIn(r: Reader, at: number, stop: number): string[] {
  const { t } = r;
  const out: string[] = [];
  let depth = 0;
  for (let i = at; i < stop; i = after(t, i)) {
    const kind = t.kind[i];
    if (kind === 60) depth++;
    else if (kind === 62 && --depth === 0) break;
    else if (kind === 59 || kind === 125) break;
    const begins = t.kind[i] === 60 || t.kind[i] === 44;
    if (depth !== 1 || !begins) continue;
    const name = isHash(t, i + 1, konst) ? i + 2 : i + 1;
    if (t.kind[name] === kinds.word) out.push(wordAt(t, name));
  }
  return out;
}

/** Reads a `where` clause at `at`, if there is one, up to a brace or semicolon. */
export function readWhere(r: Reader, at: number, stop: number): number {
  const { t } = r;
  if (!isHash(t, at, where)) return at;
  let known: Map<string, Chain | null> | undefined;
  let i = at + 1;
  while (i < stop && t.kind[i] !== 123 && t.kind[i] !== 59) {
    const start = i;
    const name = wordAt(t, i);
    if (t.kind[i] !== kinds.lifetime) i = readType(r, i, stop);
    else i++;
    const alone = i === start + 1 && r.generics.has(name);
    if (t.kind[i] === 58) {
      i = bounds(r, i + 1, stop);
      if (alone && r.value && !r.generics.get(name)) {
        known ??= new Map(r.generics);
        known.set(name, r.value);
        r.generics = known;
      }
    }
    if (t.kind[i] === 44) i++;
    else if (i === start) i = after(t, i);
  }
  return i;
}
