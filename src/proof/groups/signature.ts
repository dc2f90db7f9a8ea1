import type { Span } from '../../model/finding.ts';
import { behindBracket, codeOnly, isArrow, splitList, trimmed } from './code.ts';

/** Where the parts of a function lie; offsets of the text that was asked. */
export interface Signature {
  /** From `fn` to behind the body. */
  readonly span: Span;
  readonly name: Span;
  /** From the name to before the body. */
  readonly header: Span;
  readonly parameters: readonly {
    readonly name: string;
    readonly span: Span;
    readonly type: Span;
  }[];
  /** The type behind `->`; null where it gives nothing. */
  readonly returns: Span | null;
  /** With its braces; null where there is none. */
  readonly body: Span | null;
  /** Other packages may call it: `pub` without a limit, as far as one can see here. */
  readonly isPublic: boolean;
}

/** The function of this name whose name stands on a line (1-based); undefined where there is not exactly one. */
export function findSignature(text: string, line: number, name: string): Signature | undefined {
  const code = codeOnly(text);
  const [start, end] = lineRange(code, line);
  const found = [...code.slice(start, end).matchAll(new RegExp(`\\bfn\\s+(?:r#)?${name}\\b`, 'g'))];
  const only = found.length === 1 ? found[0] : undefined;
  if (only === undefined) return undefined;
  return readSignature(code, start + only.index, name);
}

function readSignature(code: string, start: number, name: string): Signature | undefined {
  const nameAt = code.indexOf(name, start + 2);
  const open = openOfParameters(code, nameAt + name.length);
  const close = open < 0 ? -1 : behindBracket(code, open);
  if (close < 0) return undefined;
  const stop = headerEnd(code, close);
  const body: Span | null = code[stop] === '{' ? [stop, behindBracket(code, stop)] : null;
  if (stop < 0 || (body !== null && body[1] < 0)) return undefined;
  return {
    span: [start, body === null ? stop + 1 : body[1]],
    name: [nameAt, nameAt + name.length],
    header: [nameAt, stop],
    parameters: splitList(code, open + 1, close - 1).flatMap((part) => parameter(code, part)),
    returns: returnType(code, close, stop),
    body,
    isPublic: /\bpub\s+(?:(?:async|const|unsafe|extern)\s+)*$/.test(
      code.slice(Math.max(0, start - 80), start),
    ),
  };
}

/** Behind the generics, if there are some. */
function openOfParameters(code: string, from: number): number {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    const char = code[at];
    if (char === '<') depth++;
    else if (char === '>' && !isArrow(code, at)) depth--;
    else if (char === '(' && depth === 0) return at;
    else if (char === '{' || char === ';') return -1;
  }
  return -1;
}

function headerEnd(code: string, from: number): number {
  for (let at = from; at < code.length; at++) {
    const char = code[at];
    if (char === '{' || char === ';') return at;
    if (char === '(' || char === '[') at = behindBracket(code, at) - 1;
    if (at < from) return -1;
  }
  return -1;
}

function parameter(code: string, part: readonly [number, number]): Signature['parameters'] {
  const head = /^\s*(?:#\[[^\]]*\]\s*)*(?:mut\s+)?(?:r#)?(\w+)\s*:(?!:)/.exec(code.slice(...part));
  if (head?.[1] === undefined) return [];
  return [
    {
      name: head[1],
      span: trimmed(code, part),
      type: trimmed(code, [part[0] + head[0].length, part[1]]),
    },
  ];
}

function returnType(code: string, from: number, to: number): Span | null {
  const header = code.slice(from, to);
  const arrow = /^\s*->/.exec(header);
  if (arrow === null) return null;
  const where = /\bwhere\b/.exec(header);
  return trimmed(code, [from + arrow[0].length, from + (where?.index ?? header.length)]);
}

/** Start and end of a line, 1-based. */
export function lineRange(text: string, line: number): Span {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return [text.length, text.length];
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return [start, end < 0 ? text.length : end];
}

/** The innermost function with a body around an offset: the texts of its parts are not read. */
export function functionAround(text: string, offset: number): Span | undefined {
  const code = codeOnly(text);
  let best: Span | undefined;
  for (const match of code.matchAll(/\bfn\s+(?:r#)?(\w+)/g)) {
    if (match.index > offset) break;
    const found = readSignature(code, match.index, match[1] ?? '');
    if (found && offset < found.span[1]) best = found.span;
  }
  return best;
}
