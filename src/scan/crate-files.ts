import { push } from '../model/push.ts';
import type { CrateTable } from './crate-table.ts';
import type { Place } from './places.ts';

/** Which files a crate, a module or a type's methods may be found in. */
export interface CrateFiles {
  readonly has: (crate: string) => boolean;
  readonly of: (crate: string) => readonly Place[];
  /** Files that stand for a module by their place, or because `#[path]` says so. */
  readonly inModule: (crate: string, module: string) => readonly string[];
  /**
   * Files of no module tree whose place no other file has. Nobody's `mod` finds them: they are added together, so
   * that whether one sees another does not depend on which of them this thread happened to audit before.
   */
  readonly strays: (crate: string) => readonly string[];
  /** Files that implement something for a type of that name, by names found in the text. */
  readonly implementors: (crate: string, type: string) => readonly string[];
  /** Tables have changed: what was derived from them is made anew. */
  readonly forget: () => void;
}

const none: readonly string[] = [];

/** `namesIn` gives the names in the headers of a file's impl blocks. */
export function createCrateFiles(
  places: readonly Place[],
  tests: boolean,
  tableOf: (crate: string) => CrateTable,
  namesIn: (path: string) => Iterable<string>,
): CrateFiles {
  const byCrate = new Map<string, Place[]>();
  const byModule = new Map<string, string[]>();
  for (const place of places) {
    push(byCrate, place.crate, place);
    push(byModule, `${place.crate}::${place.module}`, place.path);
  }
  const moved = new Map<string, Map<string, string[]>>();
  const implementing = new Map<string, Map<string, string[]>>();
  const placeOf = new Map(places.map((place) => [place.path, place]));

  const movedIn = (crate: string): Map<string, string[]> =>
    remember(moved, crate, (found) => {
      for (const [path, to] of Object.entries(tableOf(crate).moved)) push(found, to, path);
    });
  const implementingIn = (crate: string): Map<string, string[]> =>
    remember(implementing, crate, (found) => {
      for (const { path, testFolder } of byCrate.get(crate) ?? [])
        if (tests || !testFolder) for (const name of namesIn(path)) push(found, name, path);
    });

  return {
    has: (crate) => byCrate.has(crate),
    of: (crate) => byCrate.get(crate) ?? [],
    inModule: (crate, module) => [
      ...(byModule.get(`${crate}::${module}`) ?? none),
      ...(movedIn(crate).get(module) ?? none),
    ],
    strays: (crate) =>
      tableOf(crate).orphans.filter((path) => {
        const place = placeOf.get(path);
        return place && byModule.get(`${crate}::${place.module}`)?.length === 1;
      }),
    implementors: (crate, type) => implementingIn(crate).get(type) ?? none,
    forget: () => moved.clear(),
  };
}

function remember(
  known: Map<string, Map<string, string[]>>,
  crate: string,
  fill: (found: Map<string, string[]>) => void,
): Map<string, string[]> {
  let found = known.get(crate);
  if (!found) {
    found = new Map();
    known.set(crate, found);
    fill(found);
  }
  return found;
}
