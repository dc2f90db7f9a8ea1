/**
 * What the page's program is given: JSON in the document, small enough for a repository with thousands of sites. Texts
 * stand once in `texts`; everywhere else is their index, 0 for none.
 */
export interface PageData {
  readonly texts: readonly string[];
  readonly about: PageAbout;
  readonly names: PageNames;
  readonly files: readonly FileRow[];
  readonly findings: readonly FindingRow[];
  readonly groups: readonly GroupRow[];
  /** What the passes say, each once: many say the same. */
  readonly opinions: readonly OpinionRow[];
}

export type OpinionRow = readonly [role: number, says: number, rule: number, why: number];

/** Names that rows refer to by index, in the order in which the page shows them. */
export interface PageNames {
  readonly buckets: readonly {
    readonly name: string;
    readonly short: string;
    readonly help: string;
    readonly open: boolean;
  }[];
  readonly costs: readonly string[];
  readonly levels: readonly string[];
  readonly marks: readonly string[];
}

export interface PageAbout {
  readonly name: string;
  readonly root: string;
  readonly rev: string | null;
  /** `https://github.com/owner/name/blob/<commit>/`; null where no line is to be found on GitHub. */
  readonly github: string | null;
  readonly paths: readonly string[];
  readonly version: string;
  readonly total: number;
  readonly files: number;
  /** Findings that the limit left out. */
  readonly left_out: number;
  readonly proved: boolean;
  readonly profiled: boolean;
  /** Sections of labelled lines: what a reader should know of the run. */
  readonly notes: readonly PageNote[];
}

export interface PageNote {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Number of the first line, the white space that every line begins with, the lines without it. */
export type PieceRow = readonly [first: number, indent: number, text: string];

/** Path, crate, subsystem; 1 where GitHub shows it; pieces of its text. */
export type FileRow = readonly [
  path: number,
  crate: number,
  subsystem: number,
  linked: number,
  pieces: readonly PieceRow[],
];

/** Four numbers for each mark: index of the kind in `names.marks`, lines below the clone's, column, length. */
export type TrailRow = readonly number[];

/** Whether it compiles, and text indexes: why it stays although it does, command, toolchain, the verdict in words, type. */
export type ProvedRow = readonly [
  compiles: number,
  but: number,
  command: number,
  toolchain: number,
  said: number,
  type: number,
];

/** Share and copying, in parts of a million samples. */
export type ProfileRow = readonly [share: number, copying: number];

/**
 * One finding; `length` is that of the word that clones. Flags: 1 suppressed, 2 in the baseline, 4 test, 8 async, 16 macro, 32 has a local edit.
 */
export type FindingRow = readonly [
  id: string,
  file: number,
  line: number,
  column: number,
  length: number,
  bucket: number,
  confidence: number,
  cost: number,
  score: number,
  flags: number,
  group: number,
  code: number,
  receiver: number,
  fn: number,
  type: number,
  rule: number,
  cost_reason: number,
  hot_path: number,
  reasons: readonly number[],
  change: number,
  rationale: number,
  required: number,
  proof: number,
  validation: number,
  opinions: readonly number[],
  trail: TrailRow,
  proved: ProvedRow | 0,
  profile: ProfileRow | 0,
];

/** `proved`: 0 not tried, 1 compiles, 2 refused. */
export type GroupRow = readonly [
  id: string,
  path: number,
  line: number,
  linked: number,
  from: number,
  to: number,
  why: number,
  members: readonly number[],
  hidden: number,
  proved: number,
  proved_why: number,
];
