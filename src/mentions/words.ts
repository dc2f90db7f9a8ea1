/** Words are runs of letters, digits, `_` and whatever is not ASCII; one is kept as 32 bits of FNV-1a. */
const prime = 0x01000193;
const offset = 0x811c9dc5;

const inWord = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_')
  inWord[char.charCodeAt(0)] = 1;

/** The number that stands for one word. */
export function hashWord(word: string): number {
  let hash = offset;
  for (let at = 0; at < word.length; at++)
    hash = Math.imul(hash ^ (word.charCodeAt(at) & 0xff), prime);
  return hash >>> 0;
}

/** One table for all files: a slot counts only if it was marked for the present one. */
const size = 1 << 17;
const slots = new Uint32Array(size);
const marks = new Uint32Array(size);
const found = new Uint32Array(size / 2);
let round = 0;

/**
 * The distinct words of a text, in no order. Half a table of words is the limit: a file with more is data, and gets
 * undefined.
 */
export function wordsOf(text: string): Uint32Array | undefined {
  round++;
  let count = 0;
  const end = text.length;
  for (let at = 0; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code < 128 && inWord[code] === 0) continue;
    let hash = offset;
    do {
      hash = Math.imul(hash ^ (code & 0xff), prime);
      code = ++at < end ? text.charCodeAt(at) : 32;
    } while (code > 127 || inWord[code] === 1);
    hash >>>= 0;
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (marks[slot] === round && slots[slot] !== hash) slot = (slot + 1) & (size - 1);
    if (marks[slot] === round) continue;
    if (count === found.length) return undefined;
    marks[slot] = round;
    slots[slot] = hash;
    found[count++] = hash;
  }
  return found.slice(0, count);
}

/** The words that a text must hold to hold `name`: `--kv-block-size` needs three. */
export function wordsIn(name: string): string[] {
  return name.match(/[\w\u0080-\uffff]+/g) ?? [];
}
