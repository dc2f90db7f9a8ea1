import {
  type Broken,
  createWorld,
  type Found,
  findChanges,
  findUses,
  type Needle,
  needlesOf,
  type Sides,
  type World,
} from '../checks/callers/index.ts';
import type { Range } from '../source/index.ts';
import { languages } from '../symbols/index.ts';
import type { LaidOut } from './project.ts';
import { languageFor, modulesOf, type SymbolReader } from './symbols.ts';

/** Files may ask for files, and those for others: real chains of re-exports end long before. */
const mostRounds = 12;

/** A name that is handed on by one that hands on another: searched for again. */
const mostSearches = 4;

/** Two trees, the files that differ, and the lines that count as new. */
export type Between = Pick<Range, 'before' | 'after' | 'changed' | 'added'>;

const byId = new Map(languages.map((language) => [language.id, language]));

/** Changes and uses between two trees. */
export interface Search {
  readonly changes: (
    mentioning: (needles: readonly Needle[]) => Promise<readonly string[]>,
  ) => Promise<Broken[]>;
  readonly uses: (broken: readonly Broken[]) => Promise<Found[]>;
  /** The files that differ and that some language reads, on both sides; all are read. */
  readonly sides: () => Promise<Sides>;
  /** Reads files of the head, the same ones of the base too where neither side changed them. */
  readonly read: (paths: readonly string[]) => Promise<void>;
  /** Asks until the answer wants no more files. */
  readonly settle: <T>(check: () => T) => Promise<T>;
}

/** The two worlds of a range, which read more files as the checks ask for them. */
export function createSearch(
  range: Between,
  { project, executables }: LaidOut,
  reader: SymbolReader,
): Search {
  const base = createWorld(modulesOf(range.before, project));
  const head = createWorld(modulesOf(range.after, project));
  const pairs = range.changed.filter(({ before, after }) =>
    [before, after].some((path) => path !== null && languageFor(path) !== undefined),
  );
  const touched = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  const sides = (): Sides => ({
    base,
    head,
    changed: pairs.map(({ before, after }) => ({
      before: (before !== null && base.files.get(before)) || null,
      after: (after !== null && head.files.get(after)) || null,
    })),
  });
  const isAdded = addedLines(range);
  /** Runs a check until it asks for nothing more. */
  const settle = async <T>(check: () => T): Promise<T> => {
    for (let round = 0; ; round++) {
      const answer = check();
      const wanted = [base, head].map((world) => [...world.wanted]);
      if (round === mostRounds || wanted.every((paths) => paths.length === 0)) return answer;
      const known = base.files.size + head.files.size;
      for (const world of [base, head]) world.wanted.clear();
      await load(base, wanted[0] ?? []);
      await load(head, wanted[1] ?? []);
      // What cannot be read is asked for again and again.
      if (base.files.size + head.files.size === known) return check();
    }
  };
  const load = async (world: World, paths: readonly string[]) => {
    await reader.read(world === base ? range.before : range.after, world, paths);
    // What neither side changed is the same in both.
    const other = world === base ? head : base;
    for (const path of paths) {
      const file = touched.has(path) ? undefined : world.files.get(path);
      if (file) other.add(file);
    }
  };
  const loadChanged = async () => {
    await load(base, present(pairs.map(({ before }) => before)));
    await load(head, present(pairs.map(({ after }) => after)));
  };
  return {
    settle,
    read: (paths) => load(head, paths),
    sides: async () => {
      await loadChanged();
      return sides();
    },
    changes: async (mentioning) => {
      await loadChanged();
      let broken = await settle(() => findChanges(sides()));
      // Whether a variable or metric is gone, and who hands a name on, shows only once the files are read.
      for (let round = 0; round < mostSearches; round++) {
        const holding = await mentioning(needlesOf(sides(), broken, byId));
        const named = holding.filter((path) => !head.files.has(path) && !reader.skipped.has(path));
        if (named.length === 0) break;
        await load(head, named);
        await load(base, named);
        broken = await settle(() => findChanges(sides()));
      }
      return broken;
    },
    uses: (broken) =>
      settle(() =>
        findUses({
          sides: sides(),
          broken,
          project,
          languages: byId,
          executables,
          added: isAdded,
        }),
      ),
  };
}

const present = (paths: readonly (string | null)[]): string[] =>
  paths.filter((path): path is string => path !== null);

/** Tells whether a line of the head is one that the base does not have. */
export function addedLines({ added }: Between): (path: string, line: number) => boolean {
  const byPath = new Map(added.map((file) => [file.path, file.ranges]));
  return (path, line) =>
    byPath.get(path)?.some(([first, last]) => line >= first && line <= last) ?? false;
}
