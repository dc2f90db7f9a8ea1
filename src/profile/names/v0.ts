import { createReader, type Reader, Unreadable } from './v0-reader.ts';

const basic: Readonly<Record<string, string>> = {
  a: 'i8',
  b: 'bool',
  c: 'char',
  d: 'f64',
  e: 'str',
  f: 'f32',
  h: 'u8',
  i: 'isize',
  j: 'usize',
  l: 'i32',
  m: 'u32',
  n: 'i128',
  o: 'u128',
  s: 'i16',
  t: 'u16',
  u: '()',
  v: '...',
  x: 'i64',
  y: 'u64',
  z: '!',
  p: '_',
};

/**
 * A name as rustc mangles it (RFC 2603, `_R...`), with its generic arguments left out; null where it is none. Nested
 * deeper or longer than any real name, it is none either: back references make short names of any size.
 */
export function demangleV0(symbol: string): string | null {
  const start = /^_{0,2}R(?=[A-Z])/.exec(symbol);
  if (!start) return null;
  try {
    return path(createReader(symbol.slice(start[0].length)));
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function path(reader: Reader): string {
  return reader.nested(() => {
    const tag = reader.next();
    switch (tag) {
      case 'C':
        return reader.identifier().name;
      case 'M':
        implPath(reader);
        return `<${type(reader)}>`;
      case 'X':
        implPath(reader);
        return `<${type(reader)} as ${path(reader)}>`;
      case 'Y':
        return `<${type(reader)} as ${path(reader)}>`;
      case 'N':
        return inside(reader);
      case 'I': {
        const generic = path(reader);
        reader.until('E', () => argument(reader));
        return generic;
      }
      case 'B':
        return reader.back(() => path(reader));
      default:
        throw new Unreadable();
    }
  });
}

function inside(reader: Reader): string {
  const space = reader.next();
  const outer = path(reader);
  const { name, index } = reader.identifier();
  if (/[a-z]/.test(space)) return name === '' ? outer : `${outer}::${name}`;
  const kind = space === 'C' ? 'closure' : space === 'S' ? 'shim' : space;
  return `${outer}::{${kind}${name === '' ? '' : `:${name}`}#${index}}`;
}

function implPath(reader: Reader): void {
  reader.disambiguator();
  path(reader);
}

function argument(reader: Reader): void {
  if (reader.take('L')) reader.base62();
  else if (reader.take('K')) constant(reader);
  else type(reader);
}

function type(reader: Reader): string {
  return reader.nested(() => {
    const tag = reader.peek();
    const plain = Object.hasOwn(basic, tag) ? basic[tag] : undefined;
    if (plain !== undefined) {
      reader.next();
      return plain;
    }
    if ('CMXYNI'.includes(tag)) return path(reader);
    reader.next();
    switch (tag) {
      case 'A': {
        const of = type(reader);
        constant(reader);
        return `[${of}]`;
      }
      case 'S':
        return `[${type(reader)}]`;
      case 'T': {
        const items: string[] = [];
        reader.until('E', () => items.push(type(reader)));
        return `(${items.join(', ')})`;
      }
      case 'R':
      case 'Q':
        if (reader.take('L')) reader.base62();
        return `&${type(reader)}`;
      case 'P':
      case 'O':
        return `*${type(reader)}`;
      case 'F':
        return fnType(reader);
      case 'D':
        return dynType(reader);
      case 'B':
        return reader.back(() => type(reader));
      default:
        throw new Unreadable();
    }
  });
}

function fnType(reader: Reader): string {
  if (reader.take('G')) reader.base62();
  reader.take('U');
  if (reader.take('K') && !reader.take('C')) reader.identifier();
  reader.until('E', () => type(reader));
  type(reader);
  return 'fn()';
}

function dynType(reader: Reader): string {
  if (reader.take('G')) reader.base62();
  const bounds: string[] = [];
  reader.until('E', () => {
    bounds.push(path(reader));
    while (reader.take('p')) {
      reader.identifier();
      type(reader);
    }
  });
  if (!reader.take('L')) throw new Unreadable();
  reader.base62();
  return `dyn ${bounds.join(' + ')}`;
}

function constant(reader: Reader): void {
  reader.nested(() => {
    if (reader.take('p')) return;
    if (reader.take('B')) return reader.back(() => constant(reader));
    if (reader.take('R') || reader.take('Q')) return constant(reader);
    if (reader.take('A') || reader.take('T')) return reader.until('E', () => constant(reader));
    // A structured value: a path and its fields.
    if (reader.take('V')) throw new Unreadable();
    type(reader);
    reader.digits();
  });
}
