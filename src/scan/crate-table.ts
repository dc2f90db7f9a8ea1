import type { Calls, Heat } from '../checks/clones/index.ts';
import type { FileFacts } from '../index/index.ts';
import { callsOf } from './call-map.ts';
import type { Place } from './places.ts';
import { followModules } from './reach.ts';

/** What only all files of a crate together tell: how often functions run, and which modules exist for whom. */
export interface CrateTable {
  /** Functions that run more often than their file's role says: their heat, plus 4 on the way of a request, plus 8 times the spent parameters. */
  readonly calls: Readonly<Record<string, number>>;
  /** Files of no crate's module tree. */
  readonly orphans: readonly string[];
  /** Files that only test code declares. */
  readonly tests: readonly string[];
  /** Module paths that `#[path]` gives, by file. */
  readonly moved: Readonly<Record<string, string>>;
}

export type CrateTables = Readonly<Record<string, CrateTable>>;

/** The table of one crate from the facts of all its files. */
export function crateTable(
  files: readonly { readonly place: Place; readonly facts: FileFacts }[],
): CrateTable {
  const reach = followModules(files);
  const calls = callsOf(files.flatMap((file) => (file.place.testFolder ? [] : file.facts)));
  return {
    calls: Object.fromEntries([...calls].map(([name, each]) => [name, pack(each)])),
    orphans: [...reach.orphans],
    tests: [...reach.tests],
    moved: Object.fromEntries(reach.moved),
  };
}

/** True when a file stands differently in two tables of its crate. */
export function standsDifferently(path: string, before: CrateTable, after: CrateTable): boolean {
  return (
    before.orphans.includes(path) !== after.orphans.includes(path) ||
    before.tests.includes(path) !== after.tests.includes(path) ||
    movedTo(before, path) !== movedTo(after, path)
  );
}

const pack = ({ heat, request, spent }: Calls): number => heat + (request ? 4 : 0) + 8 * spent;

/** What is known of a function by name, as one number; names are the audited code's and may be those of object members. */
export function packedCalls(table: CrateTable, name: string): number {
  return Object.hasOwn(table.calls, name) ? (table.calls[name] ?? 0) : 0;
}

/** The same, as the audit takes it. */
export function callsIn(table: CrateTable, name: string): Calls {
  const packed = packedCalls(table, name);
  return { heat: (packed & 3) as Heat, request: (packed & 4) !== 0, spent: Math.floor(packed / 8) };
}

/** Module path of a file that `#[path]` moved; undefined for one that stands where its name says. */
export function movedTo(table: CrateTable, path: string): string | undefined {
  return Object.hasOwn(table.moved, path) ? table.moved[path] : undefined;
}
