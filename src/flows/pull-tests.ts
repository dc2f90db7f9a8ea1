import { contextOf, type Needle, type Sides, type World } from '../checks/callers/index.ts';
import type { ChangedSymbol, CoveringTest } from '../model/pull.ts';
import { type Definition, languages, type SymbolFile } from '../symbols/index.ts';
import type { CallersSession } from './callers-session.ts';
import { type TestCase, testCasesOf } from './pull-test-cases.ts';
import { type Covered, reachIn, spreadIn, type Wanted, wantedOf } from './pull-test-reach.ts';

export interface Covering {
  /** Those that the change itself touches first, then the nearest. */
  readonly tests: readonly CoveringTest[];
  /** What was left out, and why: one line each. */
  readonly notes: readonly string[];
}

/** Limits of the search; a name that half of the tree mentions must not cost the whole review its time. */
export interface CoveringLimits {
  readonly files: number;
  readonly tests: number;
}

const usual: CoveringLimits = { files: 80, tests: 60 };

const byId = new Map(languages.map((language) => [language.id, language]));

/**
 * Tests of the head whose code refers to a changed symbol: itself, through a helper or fixture of its file, or through
 * a function of the symbol's file that uses it. Names are resolved; file names say nothing.
 */
export async function coveringTests(
  session: CallersSession,
  symbols: readonly ChangedSymbol[],
  limits: CoveringLimits = usual,
): Promise<Covering> {
  const { own } = session;
  const { base, head } = await own.sides();
  const changed = new Map<string, ChangedSymbol[]>();
  for (const each of symbols)
    if (each.change !== 'removed')
      changed.set(each.path, [...(changed.get(each.path) ?? []), each]);
  const changedFiles = present(head, [...changed.keys()]);
  const wanted = await own.settle(() =>
    wantedOf(head, byId, testable({ base, head }, symbols), changedFiles),
  );
  const { paths, notes } = await candidates(session, wanted, [...changed.keys()], limits.files);
  await own.read(paths);
  const asked = present(head, [...new Set([...changed.keys(), ...paths])]);
  const reached = await own.settle(() =>
    asked.map((file) => ({ file, hits: reachIn(head, byId, file, wanted) })),
  );
  const relevant = reached.filter(({ file, hits }) => hits.size > 0 || changed.has(file.path));
  const texts = await textsOf(
    session,
    relevant.map(({ file }) => file),
  );
  const found = relevant.flatMap(({ file, hits }) => {
    const cases = testCasesOf(file, texts.get(file.path) ?? '', session.laidOut);
    const covered = spreadIn(
      file,
      cases.map((each) => each.definition.path),
      hits,
    );
    const touched = new Set(changed.get(file.path)?.map((each) => each.qualified_name));
    return cases.flatMap((each) => testOf(file, each, covered, touched));
  });
  const ranked = found.sort(byRank);
  const left = ranked.length - limits.tests;
  return {
    tests: ranked.slice(0, limits.tests).map(({ test }) => test),
    notes:
      left > 0
        ? [
            ...notes,
            `${left} more tests refer to what changed: the ${limits.tests} nearest are named`,
          ]
        : notes,
  };
}

/** Definitions of the head whose change a test could see: code, and more than comments and white space. */
function testable(
  { base, head }: Pick<Sides, 'base' | 'head'>,
  symbols: readonly ChangedSymbol[],
): Definition[] {
  return symbols.flatMap(({ qualified_name, path, line, change }) => {
    const now = head.definitions
      .get(qualified_name)
      ?.find((each) => each.line === line && head.fileOf(each).path === path);
    if (now === undefined || change === 'removed' || now.test || unnamed.has(now.kind)) return [];
    const before = base.definitions.get(qualified_name) ?? [];
    const same = now.body !== '' && before.some((each) => each.body === now.body);
    return same ? [] : [now];
  });
}

/** Kinds that code does not name, or that strings name. */
const unnamed = new Set<string>([
  'module',
  'cli_flag',
  'subcommand',
  'env_var',
  'metric',
  'feature',
  'crate',
]);

interface Ranked {
  readonly test: CoveringTest;
  readonly distance: number;
}

function testOf(
  file: SymbolFile,
  { id, definition }: TestCase,
  covered: ReadonlyMap<string, Covered>,
  touched: ReadonlySet<string>,
): Ranked[] {
  const hit = covered.get(definition.path);
  const changed = touched.has(definition.path);
  if (!hit && !changed) return [];
  const covers = hit ? [...hit.symbols].sort() : [];
  return [
    {
      test: { id, path: file.path, line: definition.line, covers, changed },
      distance: hit?.distance ?? 0,
    },
  ];
}

const byRank = (a: Ranked, b: Ranked): number =>
  Number(b.test.changed) - Number(a.test.changed) ||
  a.distance - b.distance ||
  b.test.covers.length - a.test.covers.length ||
  (a.test.path < b.test.path ? -1 : a.test.path > b.test.path ? 1 : a.test.line - b.test.line);

const present = (world: World, paths: readonly string[]): SymbolFile[] =>
  paths.flatMap((path) => world.files.get(path) ?? []);

/** Files with tests that hold the words, those nearest to the change first. */
async function candidates(
  session: CallersSession,
  wanted: Wanted,
  changed: readonly string[],
  most: number,
): Promise<{ readonly paths: readonly string[]; readonly notes: readonly string[] }> {
  const needles: Needle[] = [...wanted.needles].map((words) => ({ words, below: '' }));
  if (needles.length === 0) return { paths: [], notes: [] };
  const known = new Set(changed);
  const found = (await session.holding(session.range.after, needles)).filter(
    (path) => !known.has(path) && mayTest(path),
  );
  if (found.length <= most) return { paths: found, notes: [] };
  const near = found
    .map((path) => ({ path, near: Math.max(0, ...changed.map((each) => shared(each, path))) }))
    .sort((a, b) => b.near - a.near || (a.path < b.path ? -1 : 1));
  return {
    paths: near.slice(0, most).map(({ path }) => path),
    notes: [
      `${found.length} files with tests mention a changed name: the ${most} nearest were read`,
    ],
  };
}

/** Rust keeps tests in every file. */
const mayTest = (path: string): boolean =>
  path.endsWith('.rs') || (/\.(py|go)$/.test(path) && contextOf(path, false) === 'test');

/** How many folders two paths have in common. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  let count = 0;
  while (count < a.length - 1 && a[count] === b[count]) count += 1;
  return count;
}

/** Only Rust's attributes must be looked at again. */
async function textsOf(session: CallersSession, files: readonly SymbolFile[]) {
  const asked = new Set(files.flatMap(({ path }) => (path.endsWith('.rs') ? [path] : [])));
  if (asked.size === 0) return new Map<string, string>();
  const { after } = session.range;
  const { files: read } = await after.read(after.files.filter(({ path }) => asked.has(path)));
  return new Map(read.map(({ path, text }) => [path, text]));
}
