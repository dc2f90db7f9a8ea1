import type { ChangedLines } from '../model/source.ts';

/** Where a hunk stands in the old and the new version; 1-based, an empty side names the line before it. */
export interface HunkHeader {
  readonly old_start: number;
  readonly old_lines: number;
  readonly new_start: number;
  readonly new_lines: number;
}

/** What a reader of a patch is told, in the order of the text. */
export interface DiffVisitor {
  /** A line outside of hunks: `diff --git ...`, `+++ ...`, `rename from ...`. */
  readonly header: (line: string) => void;
  readonly hunk: (header: HunkHeader) => void;
  /** A line of a hunk. Remarks about a missing line feed at the end are no lines. */
  readonly line?: (kind: ' ' | '+' | '-', text: string) => void;
}

const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads a patch line by line. Lines are latin1, one character a byte: files may be in any encoding. The content of a
 * hunk is followed by its counts, because it may look like a header.
 */
export function scanDiff(visitor: DiffVisitor): (line: string) => void {
  let [old, fresh] = [0, 0];
  return (line) => {
    if (line.startsWith('\\')) return;
    if (old > 0 || fresh > 0) {
      const kind = line[0] === '+' || line[0] === '-' ? line[0] : ' ';
      if (kind !== '+') old -= 1;
      if (kind !== '-') fresh -= 1;
      visitor.line?.(kind, line.slice(1));
      return;
    }
    const found = line.startsWith('@@') ? hunk.exec(line) : null;
    if (found === null) return visitor.header(line);
    [old, fresh] = [Number(found[2] ?? 1), Number(found[4] ?? 1)];
    visitor.hunk({
      old_start: Number(found[1]),
      old_lines: old,
      new_start: Number(found[3]),
      new_lines: fresh,
    });
  };
}

/** Reads `git diff -U0` with `--no-prefix`: the lines that are new or changed in the after version. */
export function parseDiff(diff: string): ChangedLines[] {
  const files: ChangedLines[] = [];
  let ranges: [number, number][] = [];
  const feed = scanDiff({
    header: (line) => {
      if (!line.startsWith('+++ ')) return;
      ranges = [];
      const path = readName(line.slice(4));
      if (path !== '/dev/null') files.push({ path, ranges });
    },
    hunk: ({ new_start: first, new_lines: added }) => {
      if (added > 0) ranges.push([first, first + added - 1]);
    },
  });
  for (const line of diff.split('\n')) feed(line);
  return files.filter((file) => file.ranges.length > 0);
}

/** Undoes git's quoting of a name: `"tab\there"`; a plain name with a space is followed by a tab. */
function readName(text: string): string {
  const bytes = text.startsWith('"')
    ? unquote(text.slice(1, text.lastIndexOf('"')))
    : text.replace(/\t$/, '');
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unquote(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
