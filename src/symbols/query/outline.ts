/** Offsets in a text, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Brackets and commas of a text: what a query would have to ask for node by node. */
export interface Outline {
  readonly text: string;
  /** Offset of a closing bracket to its opening one. */
  readonly openOf: ReadonlyMap<number, number>;
  /** The parts between the commas of a list, with its brackets or without; comments around a part are not of it. */
  readonly parts: (list: Range) => readonly Range[];
  /** The range without white space and comments at its ends. */
  readonly trim: (range: Range) => Range;
}

const opening = '([{';
const closing = ')]}';

/** Reads brackets and commas outside of `opaque` (strings and comments, in order); `comments` are those to skip. */
export function outlineOf(
  text: string,
  opaque: readonly Range[],
  comments: readonly Range[],
): Outline {
  const openOf = new Map<number, number>();
  /** Commas by the bracket they stand in (-1 for none), and all of them in order, each with its bracket. */
  const commas = new Map<number, number[]>();
  const all: number[] = [];
  const owners: number[] = [];
  const open: number[] = [];
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    const blind = opaque[next];
    if (blind && at >= blind.start) {
      at = Math.max(at, blind.end - 1);
      next++;
      continue;
    }
    const code = text.charCodeAt(at);
    // All of `( ) , [ ] { }` lie in these rows of the table; most text does not.
    if (code === 40 || code === 91 || code === 123) open.push(at);
    else if (code === 41 || code === 93 || code === 125) {
      const start = open.pop();
      if (start !== undefined) openOf.set(at, start);
    } else if (code === 44) {
      const owner = open[open.length - 1] ?? -1;
      const list = commas.get(owner);
      if (list) list.push(at);
      else commas.set(owner, [at]);
      all.push(at);
      owners.push(owner);
    }
  }
  const endOf = new Map(comments.map((each) => [each.start, each.end]));
  const startOf = new Map(comments.map((each) => [each.end, each.start]));
  const trim = ({ start, end }: Range): Range => {
    let from = start;
    let to = end;
    for (;;) {
      while (from < to && isSpace(text.charCodeAt(from))) from++;
      const after = endOf.get(from);
      if (after === undefined || after > to) break;
      from = after;
    }
    for (;;) {
      while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
      const before = startOf.get(to);
      if (before === undefined || before < from) break;
      to = before;
    }
    return { start: from, end: to };
  };
  /** Commas of a list without brackets: those of the bracket around it. */
  const bare = ({ start, end }: Range): number[] => {
    const out: number[] = [];
    for (let index = lowerBound(all, start); index < all.length && all[index]! < end; index++)
      if (owners[index]! < start) out.push(all[index]!);
    return out;
  };
  return {
    text,
    openOf,
    trim,
    parts: (list) => {
      const whole = trim(list);
      const last = whole.end - 1;
      const bracketed =
        opening.includes(text.charAt(whole.start)) &&
        closing.includes(text.charAt(last)) &&
        openOf.get(last) === whole.start;
      const cuts = bracketed ? (commas.get(whole.start) ?? []) : bare(whole);
      const out: Range[] = [];
      let from = bracketed ? whole.start + 1 : whole.start;
      for (const cut of [...cuts, bracketed ? last : whole.end]) {
        const part = trim({ start: from, end: cut });
        if (part.end > part.start) out.push(part);
        from = cut + 1;
      }
      return out;
    },
  };
}

function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
