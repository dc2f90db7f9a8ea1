import type { Chain, Parameter, Signature } from '../facts.ts';
import { readAttributes } from './attributes.ts';
import {
  after,
  closeOf,
  findTop,
  hashWord,
  isHash,
  splitCommas,
  wordAt,
  writtenIn,
} from './cursor.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { readParameter } from './patterns.ts';
import type { Reader } from './reader.ts';
import { ownValue } from './type-meaning.ts';
import { readType } from './types.ts';

const self = hashWord('self');

const mut = hashWord('mut');

const where = hashWord('where');

/** A parameter and where it stands. */
export interface Written {
  readonly name: string;
  readonly type: string;
  /** What one works with when one has it. */
  readonly value: Chain | null;
}

/** All of a function but its body. */
export interface FunctionHead {
  readonly signature: Signature;
  readonly parameters: readonly Written[];
  readonly gives: Chain | null;
  /** What it gives, whoever defines the type. */
  readonly result: Chain | null;
}

/** Reads all of a function before its body: names are recorded, parameters bound. */
export function readHead(r: Reader, item: Item): FunctionHead {
  const { t } = r;
  const stop = item.body < 0 ? item.end : item.body;
  const { count, next } = readGenerics(r, item.head, stop);
  const open = t.kind[next] === 40 ? next : findTop(t, next, stop, 40);
  const behind = open < stop ? after(t, open) : stop;
  let end = behind;
  while (end < stop && !isHash(t, end, where)) end = after(t, end);
  readWhere(r, end, stop);
  const parameters: Written[] = [];
  let receiver: Signature['receiver'] = 'none';
  const ranges = open < stop ? splitCommas(t, open + 1, closeOf(t, open)) : [];
  for (const [start, to] of ranges) {
    const from = Math.min(readAttributes(t, start).next, to);
    const own = receiverAt(r, from, to);
    if (own) {
      receiver = own;
      const colon = findTop(t, from, to, 58);
      if (colon < to) readType(r, colon + 1, to);
      continue;
    }
    if (t.kind[from] === kinds.dots) continue;
    readParameter(r, from, to, null);
    const colon = findTop(t, from, to, 58);
    const name = isHash(t, from, mut) ? from + 1 : from;
    parameters.push({
      name: name + 1 === colon ? wordAt(t, name) : writtenIn(t, from, colon),
      type: writtenIn(t, Math.min(colon + 1, to), to),
      value: r.parameter,
    });
  }
  const result = readResult(r, behind, end);
  return {
    parameters,
    gives: result.gives,
    result: result.value,
    signature: {
      parameters: parameters.map(asParameter),
      returns: result.returns,
      async: item.async,
      receiver,
      generics: count,
      access: 'call',
    },
  };
}

function readResult(r: Reader, at: number, end: number) {
  if (r.t.kind[at] !== kinds.arrow || at >= end) return { returns: '', gives: null, value: null };
  const stop = r.t.kind[end - 1] === 59 ? end - 1 : end;
  readType(r, at + 1, stop);
  return { returns: writtenIn(r.t, at + 1, stop), gives: ownValue(r), value: r.value };
}

function asParameter({ name, type }: Written): Parameter {
  return { name, kind: 'positional', required: true, type };
}

/** How a parameter takes self, undefined when it is another. */
function receiverAt(r: Reader, from: number, to: number): Signature['receiver'] | undefined {
  const { t } = r;
  let i = from;
  const borrowed = t.kind[i] === 38;
  if (borrowed) i++;
  if (t.kind[i] === kinds.lifetime) i++;
  const mutable = isHash(t, i, mut);
  if (mutable) i++;
  if (!isHash(t, i, self) || i >= to) return undefined;
  if (!borrowed) return 'self';
  return mutable ? '&mut self' : '&self';
}
