import type { HotPathRule } from '../model/config.ts';
import type { CrateTables } from './crate-table.ts';
import type { CrateInfo, Place } from './places.ts';

/** Everything a thread must know before it sees a file; plain data. */
export interface Brief {
  readonly places: readonly Place[];
  readonly crates: readonly CrateInfo[];
  readonly hotPaths: readonly HotPathRule[];
  readonly tests: boolean;
  /** Findings get their trail. */
  readonly trails: boolean;
  /** Results say how a program's symbols name the functions. */
  readonly symbols: boolean;
  /** Crates whose files are all read or known; of the others, what a name reaches. */
  readonly wholeCrates: readonly string[];
  /** Tables of crates whose calls and modules did not change. */
  readonly tables: CrateTables;
}
