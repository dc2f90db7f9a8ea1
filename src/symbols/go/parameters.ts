import type { Parameter } from '../facts.ts';

const leadingName = /^([\p{L}_][\p{L}\p{N}_]*)\s+(?=\S)/u;
const notNames = new Set(['map', 'chan', 'func', 'struct', 'interface']);

/** Name and type of a part; a name alone may be either. */
function split(part: string): { readonly name: string; readonly type: string } {
  const name = leadingName.exec(part);
  if (!name || notNames.has(name[1]!)) return { name: '', type: part };
  return { name: name[1]!, type: part.slice(name[0].length) };
}

/** Parameters: either all have names (and `a, b T` share a type), or none has. */
export function readParameters(parts: readonly string[]): Parameter[] {
  const all = parts.map(split);
  const named = all.some((each) => each.name !== '');
  const out: Parameter[] = [];
  let type = '';
  for (const each of all.reverse()) {
    const alone = named && each.name === '';
    if (!alone) type = each.type;
    const rest = type.startsWith('...');
    out.push({
      name: alone ? each.type : each.name,
      kind: rest ? 'rest' : 'positional',
      required: !rest,
      type: rest ? type.slice(3).trim() : type,
    });
  }
  return out.reverse();
}

/** Type of the first of the results. */
export function firstResult(written: string, parts: readonly string[]): string {
  if (!written.startsWith('(')) return written;
  return readParameters(parts)[0]?.type ?? '';
}

/** `[K comparable, V any]` declares two. */
export const countGenerics = (parts: readonly string[]): number => parts.length;
