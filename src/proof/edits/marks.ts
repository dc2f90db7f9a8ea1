/** Where the code of a Rust text stands: comments, strings and characters are no code. */
export interface CodeMap {
  /** First place at or behind `offset` that is code and no blank; the text's length where there is none. */
  readonly next: (offset: number) => number;
  /** Last place before `offset` that is code and no blank; -1 where there is none. */
  readonly previous: (offset: number) => number;
  /** The innermost open bracket around a place; -1 where there is none. */
  readonly opener: (offset: number) => number;
  /** True where a comment stands between the two places. */
  readonly hasComment: (start: number, end: number) => boolean;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly comment: boolean;
}

const token =
  /\/\/[^\n]*|\/\*|\b(?:br|cr|r)(#*)"|[bc]?"(?:[^"\\]|\\[\s\S])*"|b?'(?:[^'\\\n]|\\(?:u\{[^}\n]*\}|x[0-9a-fA-F]{2}|.))'|[()[\]{}]/gu;

/** Reads a text once; what is broken in it (an open string) counts as code to the end. */
export function codeMap(text: string): CodeMap {
  const stretches: Stretch[] = [];
  const brackets: { readonly at: number; readonly parent: number }[] = [];
  let open = -1;
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const start = found.index;
    const word = found[0];
    if ('([{'.includes(word)) {
      brackets.push({ at: start, parent: open });
      open = brackets.length - 1;
    } else if (')]}'.includes(word)) {
      // A closing bracket: from here on the bracket around the one that it closes is open.
      const parent = brackets[open]?.parent ?? -1;
      brackets.push({ at: -start - 1, parent });
      open = parent;
    } else {
      const end = endOf(text, start, word, found[1]);
      stretches.push({ start, end, comment: word.startsWith('/') });
      token.lastIndex = end;
    }
  }
  const stretchAt = (offset: number): Stretch | undefined => {
    const place = lastAtOrBefore(stretches, offset, (s) => s.start);
    const stretch = stretches[place];
    return stretch && offset < stretch.end ? stretch : undefined;
  };
  return {
    next: (offset) => {
      let at = offset;
      while (at < text.length) {
        const stretch = stretchAt(at);
        if (stretch?.comment) at = stretch.end;
        else if (/\s/.test(text[at] ?? '')) at += 1;
        else return at;
      }
      return text.length;
    },
    previous: (offset) => {
      let at = offset - 1;
      while (at >= 0) {
        const stretch = stretchAt(at);
        if (stretch?.comment) at = stretch.start - 1;
        else if (/\s/.test(text[at] ?? '')) at -= 1;
        else return at;
      }
      return -1;
    },
    opener: (offset) => {
      const place = lastAtOrBefore(brackets, offset - 1, (b) => (b.at < 0 ? -b.at - 1 : b.at));
      const last = brackets[place];
      if (!last) return -1;
      return last.at >= 0 ? last.at : (brackets[last.parent]?.at ?? -1);
    },
    hasComment: (start, end) => stretches.some((s) => s.comment && s.start < end && s.end > start),
  };
}

function endOf(text: string, start: number, word: string, hashes: string | undefined): number {
  if (hashes !== undefined) {
    const close = text.indexOf(`"${hashes}`, start + word.length);
    return close < 0 ? text.length : close + 1 + hashes.length;
  }
  if (word !== '/*') return start + word.length;
  let depth = 1;
  let at = start + 2;
  while (depth > 0 && at < text.length) {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
    } else at += 1;
  }
  return at;
}

function lastAtOrBefore<T>(list: readonly T[], offset: number, place: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && place(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
