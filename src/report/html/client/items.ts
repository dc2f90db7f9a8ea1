import type { FileRow, FindingRow, PageData, ProfileRow, ProvedRow } from '../data.ts';

/** What the compiler said of a removal. */
export const proofs = ['proved', 'but', 'refused', 'untried'] as const;
export type Proof = (typeof proofs)[number];

export interface SourceFile {
  readonly path: string;
  readonly crate: string;
  readonly subsystem: string;
  readonly linked: boolean;
  /** The line, where the page holds it. */
  readonly line: (at: number) => string | undefined;
}

/** A finding as the page works with it; texts that only its details show stay in the row. */
export interface Item {
  readonly at: number;
  readonly id: string;
  readonly file: SourceFile;
  readonly line: number;
  readonly bucket: number;
  readonly open: boolean;
  readonly confidence: number;
  readonly cost: number;
  readonly score: number;
  readonly group: number;
  readonly receiver: string;
  readonly fn: string;
  readonly type: string;
  /** The line of the clone. */
  readonly code: () => string;
  readonly proof: Proof;
  readonly proved: ProvedRow | null;
  readonly profile: ProfileRow | null;
  readonly row: FindingRow;
  /** All that the search looks at, in small letters. */
  readonly haystack: () => string;
}

export interface Model {
  readonly data: PageData;
  readonly text: (at: number) => string;
  readonly items: readonly Item[];
}

/** The findings of the document. */
export function readModel(data: PageData): Model {
  const text = (at: number): string => data.texts[at] ?? '';
  const files = data.files.map((row) => fileOf(row, text));
  const items = data.findings.map((row, at) => itemOf(row, at, files[row[1]]!, data, text));
  return { data, text, items };
}

function fileOf(row: FileRow, text: (at: number) => string): SourceFile {
  const [path, crate, subsystem, linked, pieces] = row;
  let lines: Map<number, string> | null = null;
  const split = (): Map<number, string> =>
    new Map(
      pieces.flatMap(([first, indent, piece]) =>
        piece
          .split('\n')
          .map((line, by) => [first + by, ' '.repeat(line === '' ? 0 : indent) + line] as const),
      ),
    );
  return {
    path: text(path),
    crate: text(crate),
    subsystem: text(subsystem),
    linked: linked === 1,
    line: (at) => {
      lines ??= split();
      return lines.get(at);
    },
  };
}

function itemOf(
  row: FindingRow,
  at: number,
  file: SourceFile,
  data: PageData,
  text: (at: number) => string,
): Item {
  const [id, , line, , , bucket, confidence, cost, score, , group, , receiver, fn, type] = row;
  const proved = row[26] === 0 ? null : row[26];
  let haystack = '';
  const item: Item = {
    at,
    id,
    file,
    line,
    bucket,
    open: data.names.buckets[bucket]?.open ?? false,
    confidence,
    cost,
    score,
    group,
    receiver: text(receiver),
    fn: text(fn),
    type: text(type),
    code: () => text(row[11]) || (file.line(line) ?? ''),
    proof: proofOf(proved),
    proved,
    profile: row[27] === 0 ? null : row[27],
    row,
    haystack: () => {
      if (haystack === '')
        haystack = [
          `${file.path}:${line}`,
          file.crate,
          item.code(),
          item.fn,
          item.type,
          data.names.buckets[bucket]?.name,
          data.names.costs[cost],
          text(row[15]),
          text(row[19]),
          id,
        ]
          .join('\n')
          .toLowerCase();
      return haystack;
    },
  };
  return item;
}

function proofOf(proved: ProvedRow | null): Proof {
  if (proved === null) return 'untried';
  const [compiles, but] = proved;
  if (compiles === 0) return 'refused';
  return but === 0 ? 'proved' : 'but';
}
