import { type Read, readString, TomlSyntax } from './toml-string.ts';

export type TomlValue = string | number | boolean | readonly TomlValue[] | TomlTable;
export interface TomlTable {
  readonly [key: string]: TomlValue;
}
interface OpenTable {
  [key: string]: TomlValue | OpenTable | OpenTable[];
}

/** Where reading stopped: `line` is 1-based. */
export interface TomlFault {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads the TOML of Cargo manifests. Dates and numbers that JavaScript has no word for are given as
 * their text, and a key that is set twice keeps its last value: Cargo itself is the judge of those.
 */
export function parseToml(
  text: string,
): { readonly table: TomlTable } | { readonly fault: TomlFault } {
  try {
    return { table: readDocument(text) as TomlTable };
  } catch (error) {
    if (!(error instanceof TomlSyntax)) throw error;
    const line = text.slice(0, error.at).split('\n').length;
    return { fault: { line, message: error.message } };
  }
}

function readDocument(text: string): OpenTable {
  const document = newTable();
  let table = document;
  let at = skipLines(text, 0);
  while (at < text.length) {
    if (text[at] === '[') {
      const list = text.startsWith('[[', at);
      const { keys, end } = readKeys(text, skipSpace(text, at + (list ? 2 : 1)));
      const close = list ? ']]' : ']';
      if (!text.startsWith(close, end)) throw new TomlSyntax(`expected ${close}`, end);
      table = openTable(document, keys, list, at);
      at = endLine(text, end + close.length);
    } else {
      at = endLine(text, readPair(text, at, table));
    }
    at = skipLines(text, at);
  }
  return document;
}

/** Without a prototype, so that a key such as `__proto__` is a key and nothing else. */
function newTable(): OpenTable {
  return Object.create(null) as OpenTable;
}

function openTable(
  start: OpenTable,
  keys: readonly string[],
  list: boolean,
  at: number,
): OpenTable {
  let table = start;
  keys.forEach((key, depth) => {
    const last = list && depth === keys.length - 1;
    const found = table[key] ?? (last ? [] : newTable());
    table[key] = found;
    if (last && Array.isArray(found)) found.push(newTable());
    const next = Array.isArray(found) ? found.at(-1) : found;
    if (typeof next !== 'object' || Array.isArray(next)) {
      throw new TomlSyntax(`${key} is no table`, at);
    }
    table = next as OpenTable;
  });
  return table;
}

function readPair(text: string, start: number, table: OpenTable, depth = 0): number {
  const { keys, end } = readKeys(text, start);
  if (text[end] !== '=') throw new TomlSyntax('expected =', end);
  const value = readValue(text, skipSpace(text, end + 1), depth);
  const key = keys.pop() ?? '';
  openTable(table, keys, false, start)[key] = value.value;
  return value.end;
}

const bareKey = /[A-Za-z0-9_-]+/y;

/** A dotted key, and the offset behind it and its spaces. */
function readKeys(text: string, start: number): { keys: string[]; end: number } {
  const keys: string[] = [];
  for (let at = start; ; ) {
    bareKey.lastIndex = at;
    const bare = bareKey.exec(text)?.[0];
    const key =
      bare === undefined ? readString(text, at, 'a key') : { value: bare, end: at + bare.length };
    keys.push(key.value);
    at = skipSpace(text, key.end);
    if (text[at] !== '.') return { keys, end: at };
    at = skipSpace(text, at + 1);
  }
}

const scalar = /[A-Za-z0-9_+:.-]+(?: \d\d:\d\d:\d\d[^\s,\]}#]*)?/y;

/** Deeper nesting is an attack on the stack, not a manifest. */
const deepest = 100;

function readValue(text: string, at: number, depth: number): Read<TomlValue> {
  const first = text[at];
  if (depth > deepest) throw new TomlSyntax('expected less nesting', at);
  if (first === '[') return readArray(text, at, depth + 1);
  if (first === '{') return readInlineTable(text, at, depth + 1);
  if (first === '"' || first === "'") return readString(text, at, 'a value');
  scalar.lastIndex = at;
  const word = scalar.exec(text)?.[0];
  if (word === undefined) throw new TomlSyntax('expected a value', at);
  const end = at + word.length;
  if (word === 'true' || word === 'false') return { value: word === 'true', end };
  const digits = word.replaceAll('_', '');
  const number = Number(digits);
  return { value: Number.isNaN(number) ? word : number, end };
}

function readArray(text: string, start: number, depth: number): Read<TomlValue[]> {
  const value: TomlValue[] = [];
  for (let at = skipLines(text, start + 1); ; ) {
    if (text[at] === ']') return { value, end: at + 1 };
    const item = readValue(text, at, depth);
    value.push(item.value);
    at = skipLines(text, item.end);
    if (text[at] === ',') at = skipLines(text, at + 1);
    else if (text[at] !== ']') throw new TomlSyntax('expected , or ]', at);
  }
}

function readInlineTable(text: string, start: number, depth: number): Read<TomlTable> {
  const table = newTable();
  for (let at = skipLines(text, start + 1); ; ) {
    if (text[at] === '}') return { value: table as TomlTable, end: at + 1 };
    at = skipLines(text, readPair(text, at, table, depth));
    if (text[at] === ',') at = skipLines(text, at + 1);
    else if (text[at] !== '}') throw new TomlSyntax('expected , or }', at);
  }
}

function skipSpace(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

/** Behind white space, line ends and comments. */
function skipLines(text: string, start: number): number {
  for (let at = start; ; ) {
    const char = text[at];
    if (char === '#') at = lineEnd(text, at);
    else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') at += 1;
    else return at;
  }
}

function endLine(text: string, start: number): number {
  const at = skipSpace(text, start);
  const char = text[at];
  if (char === '#') return lineEnd(text, at);
  if (char === undefined || char === '\n' || text.startsWith('\r\n', at)) return at;
  throw new TomlSyntax('expected the end of the line', at);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
