import type { FileFacts } from '../index/index.ts';
import { mayAsk } from './asked.ts';
import type { Cache } from './cache.ts';
import { type CrateTable, crateTable, packedCalls, standsDifferently } from './crate-table.ts';
import { changedNames, sameShape } from './interface.ts';
import { type Place, placeKey } from './places.ts';

/** Which files a run must read again. */
export interface WorkPlan {
  /** New text, or never read as a whole. */
  readonly stale: readonly Place[];
  /** Changed files outside the audited crates that earlier answers may depend on. */
  readonly outside: readonly Place[];
  readonly gone: ReadonlySet<string>;
  /** Selected files without an answer. */
  readonly audit: ReadonlySet<string>;
}

/** Compares the files with the cache, by blob: no file is read for it. */
export function planWork(
  cache: Cache,
  all: readonly Place[],
  selected: readonly Place[],
  wanted: readonly Place[],
): WorkPlan {
  const present = new Set(all.map((place) => place.path));
  const inside = new Set(wanted.map((place) => place.path));
  const isFresh = (place: Place): boolean => {
    const entry = cache.entries.get(place.path);
    return (
      entry !== undefined &&
      entry.blob === place.blob &&
      entry.place === placeKey(place) &&
      !entry.declarations
    );
  };
  const stale = wanted.filter((place) => !isFresh(place));
  const staleSet = new Set(stale);
  const known = new Set(
    [...cache.entries.values()].map((entry) => entry.place.slice(0, entry.place.indexOf('::'))),
  );
  return {
    stale,
    outside:
      cache.seen.size === 0
        ? []
        : all.filter(
            (place) =>
              !inside.has(place.path) &&
              known.has(place.crate) &&
              !place.testFolder &&
              cache.seen.get(place.path) !== place.blob,
          ),
    gone: new Set([...cache.entries.keys()].filter((path) => !present.has(path))),
    audit: new Set(
      selected
        .filter((place) => staleSet.has(place) || !cache.entries.get(place.path)?.audited)
        .map((place) => place.path),
    ),
  };
}

export interface Dependents {
  /** Files whose findings may change because of what changed elsewhere. */
  readonly paths: readonly string[];
  /** New tables of crates in which calls or modules changed. */
  readonly crates: ReadonlyMap<string, CrateTable>;
}

/** Follows changes to the files that asked for a changed name, or whose functions run more or less often now. */
export function findDependents(
  cache: Cache,
  plan: WorkPlan,
  selected: readonly Place[],
  wanted: readonly Place[],
  now: (path: string) => FileFacts | undefined,
  before: (path: string) => FileFacts | undefined,
): Dependents {
  if (cache.seen.size === 0) return { paths: [], crates: new Map() };
  const names: string[] = [];
  const everything = new Set<string>();
  const warmed = new Set<string>();
  const crateOf = new Map(
    [...plan.stale, ...plan.outside].map((place) => [place.path, place.crate]),
  );
  for (const path of [...crateOf.keys(), ...plan.gone]) {
    const old = cache.entries.get(path);
    const crate = crateOf.get(path) ?? old?.place.split('::')[0] ?? '';
    const was = old ? before(path) : undefined;
    const is = now(path);
    const change = changedNames(was, is);
    names.push(...change.names);
    if (change.everything) everything.add(crate);
    if (!sameShape(was, is)) warmed.add(crate);
  }
  const crates = new Map(
    [...warmed].map((crate) => [
      crate,
      crateTable(wanted.flatMap((place) => standing(place, crate, now, before))),
    ]),
  );
  const paths = selected
    .filter(
      (place) =>
        !plan.audit.has(place.path) &&
        isTouched(cache, place, names, everything, crates.get(place.crate)),
    )
    .map((place) => place.path);
  return { paths, crates };
}

function isTouched(
  cache: Cache,
  place: Place,
  names: readonly string[],
  everything: ReadonlySet<string>,
  table: CrateTable | undefined,
): boolean {
  if (everything.has(place.crate)) return true;
  if (names.length === 0 && !table) return false;
  const before = cache.crates[place.crate];
  if (table && (!before || standsDifferently(place.path, before, table))) return true;
  const result = cache.resultOf(place.path);
  if (!result || mayAsk(result.asked, names)) return true;
  if (!table || result.calls === '') return false;
  return result.calls.split(' ').some((each) => {
    const colon = each.lastIndexOf(':');
    return packedCalls(table, each.slice(0, colon)) !== Number(each.slice(colon + 1));
  });
}

type Read = (path: string) => FileFacts | undefined;

function standing(
  place: Place,
  crate: string,
  now: Read,
  before: Read,
): { readonly place: Place; readonly facts: FileFacts }[] {
  if (place.crate !== crate) return [];
  const facts = now(place.path) ?? before(place.path);
  return facts ? [{ place, facts }] : [];
}
