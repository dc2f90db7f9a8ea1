import type { ChangedLines } from '../model/source.ts';

const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads `git diff -U0` with `--no-prefix`: the lines that are new or changed in the after version.
 * The text is latin1, one character a byte: lines of the files may be in any encoding.
 */
export function parseDiff(diff: string): ChangedLines[] {
  const files: ChangedLines[] = [];
  const lines = diff.split('\n');
  let ranges: [number, number][] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('+++ ')) {
      ranges = [];
      const path = readName(line.slice(4));
      if (path !== '/dev/null') files.push({ path, ranges });
      continue;
    }
    const found = hunk.exec(line);
    if (found === null) continue;
    const removed = Number(found[1] ?? 1);
    const first = Number(found[2]);
    const added = Number(found[3] ?? 1);
    if (added > 0) ranges.push([first, first + added - 1]);
    // The content is jumped over by its count, because it may look like a header.
    at = skipContent(lines, at, removed + added);
  }
  return files.filter((file) => file.ranges.length > 0);
}

/** The last line of a hunk's content; remarks about a missing line feed at the end do not count. */
function skipContent(lines: readonly string[], header: number, count: number): number {
  let at = header;
  for (let left = count; left > 0; at += 1) {
    if (!(lines[at + 1] ?? '').startsWith('\\')) left -= 1;
  }
  return at;
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
