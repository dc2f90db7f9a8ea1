import { isUtf8 } from 'node:buffer';
import type { Hunk, HunkLine } from '../../model/diff.ts';
import { scanDiff } from '../diff.ts';

/** Beyond these, hunks are not kept: a lock file of a million lines must not take the memory of the review. */
export interface HunkLimits {
  readonly fileLines: number;
  readonly allLines: number;
  readonly allBytes: number;
}

export const hunkLimits: HunkLimits = {
  fileLines: 40_000,
  allLines: 400_000,
  allBytes: 96 * 1024 * 1024,
};

/** Hunks of one section of a patch, or why they were not kept. */
export type Section = { readonly hunks: readonly Hunk[] } | { readonly why: string };

/** Gathers the sections of a patch (`diff --git` each) in their order. */
export function createSections(limits: HunkLimits): {
  readonly feed: (line: string) => void;
  readonly sections: () => Section[];
} {
  const sections: Section[] = [];
  let hunks: Hunk[] = [];
  let lines: HunkLine[] = [];
  let [old, fresh] = [0, 0];
  let [inFile, fileBytes, kept, bytes] = [0, 0, 0, 0];
  let why: string | null = null;
  const close = () => {
    if (why !== null) sections[sections.length - 1] = { why };
  };
  const drop = (reason: string) => {
    why = reason;
    kept -= inFile;
    bytes -= fileBytes;
    hunks.length = 0;
    lines = [];
  };
  const feed = scanDiff({
    header: (line) => {
      if (!line.startsWith('diff --git ')) return;
      close();
      hunks = [];
      sections.push({ hunks });
      [inFile, fileBytes] = [0, 0];
      why = null;
    },
    hunk: (header) => {
      [old, fresh] = [header.old_start, header.new_start];
      lines = [];
      if (why === null) hunks.push({ ...header, lines });
    },
    line: (kind, text) => {
      if (why !== null) return;
      lines.push({
        kind,
        old: kind === '+' ? null : old++,
        new: kind === '-' ? null : fresh++,
        text: decodeLine(text),
      });
      inFile += 1;
      kept += 1;
      fileBytes += text.length;
      bytes += text.length;
      if (inFile > limits.fileLines) drop(`its hunks have more than ${limits.fileLines} lines`);
      else if (kept > limits.allLines || bytes > limits.allBytes)
        drop('the hunks of the whole change are too large to be kept');
    },
  });
  return {
    feed,
    sections: () => {
      close();
      return sections;
    },
  };
}

/** UTF-8 where the bytes are that, else one character a byte. */
function decodeLine(latin1: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as a whole
  if (/^[\x00-\x7f]*$/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : latin1;
}
