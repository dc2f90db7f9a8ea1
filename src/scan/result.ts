import type { Bucket, FindingGroup, Level } from '../model/finding.ts';
import type { CodeFunction } from '../model/profile.ts';

/** How a program's symbols name the functions of a file. */
export interface FileSymbols {
  /** Functions that hold sites. */
  readonly functions: readonly CodeFunction[];
  /** The crate as code names it, and the names of all functions of the file, each once, separated by blanks. */
  readonly crate: string;
  readonly names: string;
}

/** One finding as it crosses threads and the cache: what sorting and counting need, and the rest as JSON. */
export interface Item {
  readonly id: string;
  readonly line: number;
  readonly score: number;
  readonly tier: Level;
  readonly bucket: Bucket;
  readonly category: string;
  readonly test: boolean;
  readonly suppressed: boolean;
  readonly group: string | null;
  readonly json: string;
}

export type GroupFacts = Omit<FindingGroup, 'members'>;

/** What the audit of one file gives. */
export interface FileResult {
  readonly path: string;
  readonly blob: string;
  readonly items: readonly Item[];
  readonly groups: readonly GroupFacts[];
  readonly unusedSuppressions: readonly number[];
  /** Why the file was read in part, '' when it was read whole. */
  readonly partly: string;
  readonly orphan: boolean;
  /** Names the answers depend on, as a bit set (see `asked.ts`). */
  readonly asked: string;
  /** What the calls of the crate say of the file's functions that hold sites, as `name:number` in order. */
  readonly calls: string;
  /** What a profile is matched to; only where it was asked for: it is a part of the cache that nothing else reads. */
  readonly symbols?: FileSymbols;
}
