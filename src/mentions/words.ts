/**
 * Words are runs of letters, digits, `_` and whatever is not ASCII. An option (`--kv-block-size`) is a word of its
 * own besides those in it. One is kept as 32 bits of FNV-1a.
 */
const prime = 0x01000193;
const offset = 0x811c9dc5;
const dash = 45;

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
let count = 0;

function keep(hash: number): void {
  let slot = (hash ^ (hash >>> 15)) & (size - 1);
  while (marks[slot] === round) {
    if (slots[slot] === hash) return;
    slot = (slot + 1) & (size - 1);
  }
  if (count === found.length) return;
  marks[slot] = round;
  slots[slot] = hash;
  found[count++] = hash;
}

/**
 * The distinct words of a text, in no order. Half a table of words is the limit: a file with more is data, and gets
 * undefined.
 */
export function wordsOf(text: string): Uint32Array | undefined {
  round++;
  count = 0;
  const end = text.length;
  for (let at = 0; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code < 128 && inWord[code] === 0) continue;
    if (at > 1 && text.charCodeAt(at - 1) === dash && text.charCodeAt(at - 2) === dash)
      keep(optionAt(text, at - 2));
    let hash = offset;
    do {
      hash = Math.imul(hash ^ (code & 0xff), prime);
      code = ++at < end ? text.charCodeAt(at) : 32;
    } while (code > 127 || inWord[code] === 1);
    keep(hash >>> 0);
  }
  return count === found.length ? undefined : found.slice(0, count);
}

/** The option that starts at two dashes: words joined by single ones. */
function optionAt(text: string, from: number): number {
  let hash = offset;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (
      code < 128 &&
      inWord[code] === 0 &&
      !(code === dash && (at < from + 2 || isJoint(text, at)))
    )
      break;
    hash = Math.imul(hash ^ (code & 0xff), prime);
  }
  return hash >>> 0;
}

/** A dash between two words. */
function isJoint(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next > 127 || inWord[next] === 1;
}

/** The words that a text must hold to hold each of the names, which have spaces between them. */
export function wordsIn(names: string): string[] {
  return names.match(/--[\w\u0080-\uffff]+(?:-[\w\u0080-\uffff]+)*|[\w\u0080-\uffff]+/g) ?? [];
}
