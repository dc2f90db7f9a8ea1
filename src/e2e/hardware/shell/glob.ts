/** Whether a text matches a pattern of `case`; classes in brackets are read as `?`. */
export function matches(text: string, pattern: string): boolean {
  const parts = pattern.match(/\*+|\?|\[[^\]]+\]|\\?./gs) ?? [];
  const places = (from: ReadonlySet<number>, part: string): Set<number> => {
    const next = new Set<number>();
    if (part.startsWith('*')) {
      for (let i = Math.min(...from); i <= text.length; i++) next.add(i);
      return next;
    }
    const any = part === '?' || part.startsWith('[');
    const char = part.replace(/^\\(?=.)/, '');
    for (const i of from) if (i < text.length && (any || text[i] === char)) next.add(i + 1);
    return next;
  };
  let at: ReadonlySet<number> = new Set([0]);
  for (const part of parts) {
    at = places(at, part);
    if (at.size === 0) return false;
  }
  return at.has(text.length);
}
