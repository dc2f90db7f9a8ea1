import { cacheVersion } from '../cache/index.ts';
import {
  type Broken,
  changeId,
  type Found,
  mergeFound,
  showChange,
  showFindings,
} from '../checks/callers/index.ts';
import { openAnswers, openMentions, saveMentions } from '../mentions/index.ts';
import {
  type CallersReport,
  type Change,
  type Confidence,
  confidences,
  type MissedCaller,
} from '../model/callers.ts';
import type { CallersOptions } from '../model/options.ts';
import type { SkippedFile } from '../model/source.ts';
import { lastCommit, openRange, type Range, type Tree } from '../source/index.ts';
import type { SymbolFile } from '../symbols/index.ts';
import { type LaidOut, layOutProject } from './project.ts';
import { addedLines, type Between, createSearch } from './search.ts';
import { createReader, languageFor, type SymbolReader } from './symbols.ts';

/** source -> symbols of both sides -> changes -> uses -> report: who still uses what a range of commits took away. */
export async function findCallers(options: CallersOptions): Promise<CallersReport> {
  const started = performance.now();
  const range = await openRange({ cwd: process.cwd(), ...options });
  const version = options.cache ? cacheVersion('') : '';
  const mentions = openMentions(range.repositoryId, version);
  const trees = [
    ...(range.against ? [range.against.before, range.against.after] : []),
    range.before,
    range.after,
  ];
  const [laidOut] = await Promise.all([
    layOutProject(trees),
    mentions.learn(range.after, readableOf(range.after)),
  ]);
  const paths = trees.map((tree) => tree.files.map((file) => file.path));
  const answers = openAnswers<SymbolFile>(
    range.repositoryId,
    'symbols',
    options.cache ? cacheVersion(paths) : '',
  );
  const reader = createReader(laidOut.project, answers);
  const look = async (between: Between) => {
    const readable = readableOf(between.after);
    await mentions.learn(between.after, readable);
    const search = createSearch(between, laidOut, reader);
    const broken = await search.changes((names) => mentions.find(readable, names));
    return { broken, found: await search.uses(broken) };
  };
  const own = await look(range);
  const newer = range.against
    ? addedOnly(await look({ ...range.against, added: range.added }), range)
    : { found: [] };
  const asked = options.languages === null ? null : new Set<string>(options.languages);
  const found = mergeFound([...own.found, ...newer.found]).filter(
    ({ use }) => asked === null || asked.has(use.file.language),
  );
  saveMentions(
    range.repositoryId,
    version,
    mentions,
    new Set(range.after.files.map((file) => file.blob)),
  );
  answers.save();
  const findings = await withLines(range, found);
  const changes = await showChanges(range, own.broken, found);
  return {
    schema: 'dyn-audit/callers@1',
    repo: range.root,
    base: range.base,
    head: range.after.name,
    merge_base: range.mergeBase,
    against: range.against?.commit ?? null,
    elapsed_ms: Math.round((performance.now() - started) * 10) / 10,
    summary: {
      by_confidence: count(findings),
      by_kind: countKinds(findings),
      changes: changes.length,
      files_indexed: readableOf(range.after).length,
      files_skipped: skippedIn(range, laidOut, reader),
    },
    changes,
    findings,
  };
}

const readableOf = (tree: Tree) => tree.files.filter(({ path }) => languageFor(path) !== undefined);

/** Of what a newer base broke, the uses that the change itself adds. */
function addedOnly({ found }: { readonly found: readonly Found[] }, range: Range) {
  const isAdded = addedLines(range);
  return {
    found: found
      .filter(({ use }) => isAdded(use.file.path, use.at.line))
      .map(({ use, confidence }): Found => ({ use: { ...use, kind: 'skew' }, confidence })),
  };
}

async function withLines(range: Range, found: readonly Found[]): Promise<MissedCaller[]> {
  const paths = new Set(found.map(({ use }) => use.file.path));
  const { files } = await range.after.read(range.after.files.filter(({ path }) => paths.has(path)));
  const lines = new Map(files.map(({ path, text }) => [path, text.split('\n')]));
  return showFindings(found, (path, line) => lines.get(path)?.[line - 1] ?? '');
}

async function showChanges(
  range: Range,
  broken: readonly Broken[],
  found: readonly Found[],
): Promise<Change[]> {
  const used = new Set(found.map(({ use }) => changeId(use.broken)));
  const shown = new Map<string, Broken>();
  for (const { use } of found) shown.set(changeId(use.broken), use.broken);
  for (const each of broken) if (!each.implied) shown.set(changeId(each), each);
  const to = range.after.name === 'WORKTREE' ? 'HEAD' : range.after.name;
  const commits = new Map<string, Promise<Change['since']>>();
  const since = (path: string): Promise<Change['since']> => {
    let commit = commits.get(path);
    if (!commit) {
      commit = lastCommit(range.root, range.mergeBase, to, path);
      commits.set(path, commit);
    }
    return commit;
  };
  return Promise.all(
    [...shown].map(async ([id, each]) =>
      showChange(each, used.has(id) ? await since(each.path) : null),
    ),
  );
}

function count(findings: readonly MissedCaller[]): Record<Confidence, number> {
  const counts = { certain: 0, likely: 0, ambiguous: 0 };
  for (const name of confidences)
    counts[name] = findings.filter((each) => each.confidence === name).length;
  return counts;
}

function countKinds(findings: readonly MissedCaller[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function skippedIn(range: Range, laidOut: LaidOut, reader: SymbolReader): SkippedFile[] {
  return [
    ...range.after.skipped.filter(
      ({ path, why }) => why === 'submodule' || languageFor(path) !== undefined,
    ),
    ...laidOut.skipped,
    ...reader.skipped.values(),
  ];
}
