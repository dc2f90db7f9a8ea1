import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FailureSignature } from '../../../model/e2e-stack.ts';
import { printableLine } from '../../../process/index.ts';

/** A line in a log that tells why nothing will come of it. */
export interface Sign {
  readonly log: string;
  readonly cause: string;
  readonly line: string;
}

/** A program that floods its log does not keep us busy: what comes beyond this between two looks is not searched. */
const mostAtOnce = 1024 * 1024;
const longestLine = 4000;
const mostShown = 500;

/**
 * Reads logs as they grow. `look` gives the first line, in this look, that a signature fits; lines are searched once.
 * `log` is a name, `file` where it lies.
 */
export function openLogWatch(
  logs: readonly { readonly log: string; readonly file: string }[],
  signatures: readonly FailureSignature[],
): { readonly look: () => Sign | null } {
  const places = logs.map((each) => ({ ...each, offset: 0, rest: '' }));
  const search = (place: (typeof places)[number]): Sign | null => {
    const grown = readFrom(place.file, place.offset);
    place.offset = grown.offset;
    const lines = (place.rest + grown.text).split('\n');
    place.rest = (lines.pop() ?? '').slice(-longestLine);
    for (const raw of lines) {
      const sign = match(raw, signatures);
      if (sign !== null) return { log: place.log, ...sign };
    }
    return null;
  };
  return {
    look: () => {
      for (const place of places) {
        const sign = search(place);
        if (sign !== null) return sign;
      }
      return null;
    },
  };
}

/** The first signature that a line fits, and the line from there on, fit to be shown. */
export function match(
  raw: string,
  signatures: readonly FailureSignature[],
): { readonly cause: string; readonly line: string } | null {
  const line = printableLine(raw, longestLine);
  for (const { pattern, cause } of signatures) {
    const at = line.search(pattern);
    if (at !== -1) return { cause, line: shown(line.slice(at)) };
  }
  return null;
}

const shown = (text: string): string =>
  text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;

/** What was added since; a log that became shorter was cut, and is read on from its new end. */
function readFrom(
  file: string,
  offset: number,
): { readonly text: string; readonly offset: number } {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return { text: '', offset };
  }
  try {
    const { size } = fstatSync(fd);
    if (size <= offset) return { text: '', offset: size };
    const from = Math.max(offset, size - mostAtOnce);
    const bytes = Buffer.alloc(size - from);
    const read = readSync(fd, bytes, 0, bytes.length, from);
    return { text: bytes.toString('utf8', 0, read), offset: from + read };
  } finally {
    closeSync(fd);
  }
}
