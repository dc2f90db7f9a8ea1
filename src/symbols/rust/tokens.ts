import { pastToken } from '../../index/index.ts';
import {
  firstLine,
  hashOf,
  isWord,
  isWordStart,
  kinds,
  pairOf,
  pastNumber,
  stringPrefix,
} from './lex.ts';

/**
 * Tokens of a Rust text in flat arrays. Names must be found in macro arguments, where a grammar sees tokens only, and
 * in every body of every file: one pass over tokens reads both alike, in a quarter of the time a tree of it takes.
 */
export interface Tokens {
  readonly text: string;
  readonly size: number;
  /** A kind of `kinds`, or the code of a single character. */
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Of a bracket, the index of its partner; an open one without partner points behind the last token. */
  readonly match: Int32Array;
  readonly line: Uint32Array;
  readonly column: Uint32Array;
  readonly hash: Uint32Array;
  readonly comments: readonly Comment[];
  readonly damaged: boolean;
}

/** A comment and where it stands. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Index of the token after it. */
  readonly before: number;
}

interface Growing {
  kind: Uint8Array;
  start: Uint32Array;
  end: Uint32Array;
  match: Int32Array;
  line: Uint32Array;
  column: Uint32Array;
  hash: Uint32Array;
}

const names = ['kind', 'start', 'end', 'match', 'line', 'column', 'hash'] as const;

function allocate(size: number): Growing {
  return {
    kind: new Uint8Array(size),
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    match: new Int32Array(size),
    line: new Uint32Array(size),
    column: new Uint32Array(size),
    hash: new Uint32Array(size),
  };
}

/** One buffer per thread, reused: the tokens of a text are good until the next one is read. */
let buffer = allocate(1 << 15);

function grow(old: Growing): Growing {
  const bigger = allocate(old.kind.length * 2);
  for (const name of names) bigger[name].set(old[name]);
  return bigger;
}

/** Kinds behind the last token are 0, so that no one who looks ahead sees the file before. */
const spare = 16;

/** Reads the tokens of a text; comments are kept beside them. */
export function tokenize(text: string): Tokens {
  let out = buffer;
  let size = 0;
  let line = 1;
  let lineStart = 0;
  let newline = text.indexOf('\n');
  const open: number[] = [];
  const comments: Comment[] = [];
  let damaged = false;
  for (
    let at = text.startsWith('#!') && text[2] !== '[' ? firstLine(text) : 0;
    at < text.length;
  ) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 10 || c === 9 || c === 13) {
      at++;
      continue;
    }
    while (newline >= 0 && newline < at) {
      line++;
      lineStart = newline + 1;
      newline = text.indexOf('\n', lineStart);
    }
    let kind: number = c;
    let end = at + 1;
    let start = at;
    let hash = c;
    if (isWordStart(c)) {
      const past = c === 114 ? pastToken(text, at) : at;
      const prefixed = past > at ? at : stringPrefix(text, at);
      if (past > at || prefixed > at) {
        kind = kinds.string;
        end = past > at ? past : pastToken(text, prefixed);
        if (text.charCodeAt(prefixed) === 39) kind = kinds.char;
        hash = hashOf(text, at, end);
      } else {
        kind = kinds.word;
        if (c === 114 && text.charCodeAt(at + 1) === 35 && isWordStart(text.charCodeAt(at + 2)))
          start = at + 2;
        end = start;
        hash = 2166136261;
        for (let d = text.charCodeAt(end); isWord(d); d = text.charCodeAt(++end))
          hash = Math.imul(hash ^ d, 16777619);
      }
    } else if (c >= 48 && c <= 57) {
      kind = kinds.number;
      end = pastNumber(text, at);
      hash = hashOf(text, at, end);
    } else if (c === 34) {
      kind = kinds.string;
      end = pastToken(text, at);
      hash = hashOf(text, at, end);
    } else if (c === 39) {
      end = pastToken(text, at);
      kind = kinds.char;
      if (end === at + 1) {
        kind = kinds.lifetime;
        while (isWord(text.charCodeAt(end))) end++;
      }
      hash = hashOf(text, at, end);
    } else if (c === 47) {
      const past = pastToken(text, at);
      if (past > at) {
        comments.push({ start: at, end: past, line, before: size });
        at = past;
        continue;
      }
    } else {
      const pair = pairOf(c, text.charCodeAt(at + 1));
      if (pair !== 0) {
        kind = hash = pair;
        end = at + 2;
        if (pair === kinds.dots && /[.=]/.test(text[end] ?? '')) end++;
      }
    }
    if (size === out.kind.length) out = buffer = grow(out);
    out.match[size] = -1;
    if (kind === 40 || kind === 91 || kind === 123) open.push(size);
    else if (kind === 41 || kind === 93 || kind === 125) {
      // A wrong bracket closes what is open around it only when that is what it closes.
      const want = kind === 41 ? 40 : kind - 2;
      let depth = open.length - 1;
      while (depth >= 0 && out.kind[open[depth]!] !== want) depth--;
      if (depth !== open.length - 1 || depth < 0) damaged = true;
      if (depth >= 0) {
        for (const lost of open.splice(depth + 1)) out.match[lost] = size;
        const partner = open.pop()!;
        out.match[partner] = size;
        out.match[size] = partner;
      }
    }
    out.kind[size] = kind;
    out.start[size] = start;
    out.end[size] = end;
    out.line[size] = line;
    out.column[size] = start - lineStart + 1;
    out.hash[size] = hash >>> 0;
    size++;
    at = end;
  }
  for (const lost of open) out.match[lost] = size;
  if (size + spare > out.kind.length) out = buffer = grow(out);
  out.kind.fill(0, size, size + spare);
  return {
    text,
    size,
    kind: out.kind,
    start: out.start,
    end: out.end,
    match: out.match,
    line: out.line,
    column: out.column,
    hash: out.hash,
    comments,
    damaged: damaged || open.length > 0,
  };
}
