/** What rustc writes for characters that a linker does not take. */
const escapes: Readonly<Record<string, string>> = {
  SP: '@',
  BP: '*',
  RF: '&',
  LT: '<',
  GT: '>',
  LP: '(',
  RP: ')',
  C: ',',
};

/** `$LT$T$GT$` and `..` of a symbol as they are meant. */
export function unescapeLegacy(text: string): string {
  if (!text.includes('$')) return text;
  return text
    .replace(/^_(?=\$)/, '')
    .replace(/\.\./g, '::')
    .replace(/\$([A-Z]{1,2}|u[0-9a-f]{1,6})\$/g, (whole, code: string) => {
      if (!code.startsWith('u')) return escapes[code] ?? whole;
      const point = Number.parseInt(code.slice(1), 16);
      return point >= 0x20 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : whole;
    });
}

/** A name as rustc mangled it before v0 (`_ZN7orchard5store3new17h...E`); null where it is none. */
export function demangleLegacy(symbol: string): string | null {
  const start = /^_{0,2}ZN(?=\d)/.exec(symbol);
  if (!start) return null;
  const parts: string[] = [];
  let at = start[0].length;
  while (symbol[at] !== 'E') {
    const length = /^[1-9]\d{0,5}/.exec(symbol.slice(at, at + 6));
    if (!length) return null;
    const from = at + length[0].length;
    const to = from + Number(length[0]);
    if (to > symbol.length) return null;
    parts.push(unescapeLegacy(symbol.slice(from, to)));
    at = to;
  }
  return parts.length === 0 ? null : parts.join('::');
}
