import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A finding that a fixture's source announces: `finding: <kind> <confidence>`. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

const mark = /finding: ([a-z_]+) (certain|likely|ambiguous)/g;

/** Files below a folder, with forward slashes, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * What the sources of a folder announce. A comment that stands alone speaks of the next line that is no such
 * comment, one behind code of its own line.
 */
export function readMarks(folder: string): Mark[] {
  return filesBelow(folder).flatMap((path) => {
    const lines = readFileSync(join(folder, path), 'utf8').split('\n');
    return lines.flatMap((text, at) =>
      [...text.matchAll(mark)].map(([, kind, confidence]) => ({
        path,
        line: (isComment(text) ? nextCode(lines, at) : at) + 1,
        says: `${kind} ${confidence}`,
      })),
    );
  });
}

/** JSON has no comments: a key `_` holds one. */
const isComment = (text: string): boolean => /^\s*(#|\/\/|<!--|"_")/.test(text);

function nextCode(lines: readonly string[], from: number): number {
  let at = from + 1;
  while (isComment(lines[at] ?? '') && /finding:|ok:/.test(lines[at] ?? '')) at++;
  return at;
}
