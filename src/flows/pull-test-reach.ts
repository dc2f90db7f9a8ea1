import { referralsIn, type World } from '../checks/callers/index.ts';
import type { Definition, SymbolFile, SymbolLanguage } from '../symbols/index.ts';

/** What somebody's code comes to. */
export interface Covered {
  /** Qualified names of changed symbols. */
  readonly symbols: ReadonlySet<string>;
  /** 0: it refers to one itself; more: through that many others. */
  readonly distance: number;
}

/** What tests are searched for. */
export interface Wanted {
  /** By the path of a definition whose use counts: which changed symbols it stands for. */
  readonly paths: ReadonlyMap<string, Covered>;
  readonly names: ReadonlySet<string>;
  /** Words that a file must hold to use one of them. */
  readonly needles: ReadonlySet<string>;
}

type Languages = ReadonlyMap<string, SymbolLanguage>;

/** How many functions of the same file may stand between a test and a changed symbol. */
const steps = 2;

/** The changed symbols, and the functions beside them that use them: a private one is tested through these. */
export function wantedOf(
  world: World,
  languages: Languages,
  changed: readonly Definition[],
  files: readonly SymbolFile[],
): Wanted {
  const paths = new Map<string, Covered>();
  for (const { path, name, owner } of changed) {
    const covered = { symbols: new Set([path]), distance: 0 };
    paths.set(path, covered);
    // Whoever makes a value calls its constructor.
    if (/^(__init__|__new__|__post_init__)$/.test(name) && !paths.has(owner))
      paths.set(owner, covered);
  }
  for (let step = 1; step <= steps; step++) {
    const asked = { paths, ...wordsOf(world, paths) };
    const found = files.flatMap((file) => [...reachIn(world, languages, file, asked)]);
    for (const [path, covered] of found) {
      const around = world.definitions.get(path)?.[0];
      if (!around || around.test) continue;
      const known = paths.get(path);
      // A changed function that calls another changed one is a way to both.
      const both = new Set([...(known?.symbols ?? []), ...covered.symbols]);
      paths.set(path, { symbols: both, distance: known?.distance ?? step });
    }
  }
  return { paths, ...wordsOf(world, paths) };
}

function wordsOf(world: World, paths: ReadonlyMap<string, Covered>) {
  const names = new Set<string>();
  const needles = new Set<string>();
  for (const path of paths.keys())
    for (const each of world.definitions.get(path) ?? []) {
      names.add(each.name);
      needles.add(needleOf(world, each));
    }
  return { names, needles };
}

/** A member with a name that anything may have is used where its type is named. */
function needleOf(world: World, { name, owner, kind }: Definition): string {
  const type = world.definitions.get(owner)?.find((each) => each.kind !== 'module');
  const telling = /[a-z0-9]_[a-z0-9]|[a-z][A-Z]/.test(name) && !/^__/.test(name);
  return type && (kind === 'field' || kind === 'variant' || !telling)
    ? `${name} ${type.name}`
    : name;
}

/** Functions of a file, by path, with what they refer to; '' is the file's own level. */
export function reachIn(
  world: World,
  languages: Languages,
  file: SymbolFile,
  { paths, names }: Pick<Wanted, 'paths' | 'names'>,
): Map<string, Covered> {
  const out = new Map<string, Covered>();
  const language = languages.get(file.language);
  if (!language) return out;
  const asked = new Set(paths.keys());
  for (const { reference, to } of referralsIn(world, file, language, asked, names)) {
    const covered = paths.get(to);
    // An import uses nothing yet; a function that calls itself reaches nothing new.
    if (!covered || reference.kind === 'import' || reference.within === to) continue;
    join(out, reference.within, covered, 0);
  }
  return out;
}

function join(out: Map<string, Covered>, at: string, more: Covered, step: number): boolean {
  const known = out.get(at);
  const distance = Math.min(known?.distance ?? Number.POSITIVE_INFINITY, more.distance + step);
  const symbols = new Set([...(known?.symbols ?? []), ...more.symbols]);
  if (known && known.symbols.size === symbols.size && known.distance === distance) return false;
  out.set(at, { symbols, distance });
  return true;
}

/** What a runner calls before each test of a class. */
const setUp = /^(setup_method|setup_class|setup|setUp|setUpClass|asyncSetUp)$/;

/**
 * What the tests of a file come to: by their own code, by helpers and fixtures of the file, by what sets their class up.
 * `hits` are by function, as `reachIn` gives them.
 */
export function spreadIn(
  file: SymbolFile,
  tests: readonly string[],
  hits: ReadonlyMap<string, Covered>,
): Map<string, Covered> {
  const out = new Map(hits);
  const isTest = new Set(tests);
  const byPath = new Map(file.definitions.map((each) => [each.path, each]));
  for (let step = 0; step < 3; step++) {
    let grown = false;
    for (const [path, covered] of [...out]) {
      const helper = byPath.get(path);
      if (!helper || isTest.has(path)) continue;
      for (const user of usersOf(file, helper)) if (join(out, user, covered, 1)) grown = true;
    }
    if (!grown) break;
  }
  return out;
}

function usersOf(file: SymbolFile, helper: Definition): string[] {
  if (setUp.test(helper.name))
    return file.definitions
      .filter((each) => each.owner === helper.owner && each.path !== helper.path)
      .map((each) => each.path);
  const called = file.references
    .filter(
      (each) => each.name === helper.name && each.within !== '' && each.within !== helper.path,
    )
    .map((each) => each.within);
  // pytest hands a fixture to whoever has a parameter of its name.
  const given = file.definitions
    .filter((each) => each.signature?.parameters.some(({ name }) => name === helper.name))
    .map((each) => each.path);
  return helper.test ? [...called, ...given] : [];
}
