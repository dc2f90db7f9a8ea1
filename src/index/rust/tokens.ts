/** Just enough of Rust's lexical rules to skip what braces and words inside do not count in. */

/** Offset behind the comment, string or character literal that starts at `at`; `at` itself when none does. */
export function pastToken(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case 34 /* " */:
      return pastString(text, at + 1);
    case 39 /* ' */:
      return pastQuote(text, at);
    case 47 /* / */:
      {
        const next = text.charCodeAt(at + 1);
        if (next === 47) return pastLine(text, at);
        return next === 42 ? pastComment(text, at) : at;
      }
    case 114 /* r */:
      return pastRaw(text, at);
    default:
      return at;
  }
}

/** Offset of the brace that closes the block whose inside starts at `from`; -1 when there is none. */
export function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; ) {
    const c = text.charCodeAt(at);
    if (c === 123) depth++;
    else if (c === 125) {
      if (--depth === 0) return at;
    } else if (c === 34 || c === 39 || c === 47 || c === 114) {
      const next = pastToken(text, at);
      if (next > at) {
        at = next;
        continue;
      }
    }
    at++;
  }
  return -1;
}

function pastString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 92) at++;
    else if (c === 34) return at + 1;
  }
  return text.length;
}

function pastLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function pastComment(text: string, open: number): number {
  let depth = 1;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = open + 2;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

/** A character literal, or only the quote of a lifetime or label. */
function pastQuote(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === 92) {
    const end = text.indexOf("'", at + 3);
    return end < 0 || end > at + 14 ? at + 1 : end + 1;
  }
  if (text.charCodeAt(at + 2) === 39) return at + 3;
  // A character beyond the basic plane takes two code units.
  if (text.charCodeAt(at + 3) === 39 && text.charCodeAt(at + 1) >= 0xd800) return at + 4;
  return at + 1;
}

function pastRaw(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  const prefixed = (before === 98 || before === 99) && !isNameCode(text.charCodeAt(at - 2));
  if (isNameCode(before) && !prefixed) return at;
  let hashes = 0;
  while (text.charCodeAt(at + 1 + hashes) === 35) hashes++;
  if (text.charCodeAt(at + 1 + hashes) !== 34) return at;
  const end = text.indexOf(`"${'#'.repeat(hashes)}`, at + 2 + hashes);
  return end < 0 ? text.length : end + 1 + hashes;
}

/** True for the codes of letters, digits, `_`, and anything beyond ASCII. */
export function isNameCode(c: number): boolean {
  return (
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c > 127
  );
}

/** Offset of the next place at or after `from` where a name stands as a word of its own; -1 for none. */
export function nextWord(text: string, name: string, from = 0): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + name.length))
    if (!isNameCode(text.charCodeAt(at - 1)) && !isNameCode(text.charCodeAt(at + name.length)))
      return at;
  return -1;
}
