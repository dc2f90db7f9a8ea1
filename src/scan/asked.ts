/**
 * The names a file's findings depend on, as a Bloom filter: one small string in the cache instead of hundreds
 * of names. A false hit costs one needless re-reading of a file, a miss cannot happen.
 */
const bits = 8192;

function positions(name: string): [number, number] {
  let a = 2166136261;
  let b = 5381;
  for (let at = 0; at < name.length; at++) {
    const c = name.charCodeAt(at);
    a = Math.imul(a ^ c, 16777619);
    b = (Math.imul(b, 33) + c) | 0;
  }
  return [(a >>> 0) % bits, (b >>> 0) % bits];
}

/** Packs names into base64. */
export function packAsked(names: Iterable<string>): string {
  const set = new Uint8Array(bits / 8);
  for (const name of names) {
    for (const at of positions(name)) set[at >> 3]! |= 1 << (at & 7);
  }
  return Buffer.from(set).toString('base64');
}

/** True when one of the names may be in the packed set. */
export function mayAsk(packed: string, names: readonly string[]): boolean {
  const set = Buffer.from(packed, 'base64');
  return names.some((name) =>
    positions(name).every((at) => ((set[at >> 3] ?? 0) & (1 << (at & 7))) !== 0),
  );
}
