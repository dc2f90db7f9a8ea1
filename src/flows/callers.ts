import { cacheVersion } from '../cache/index.ts';
import { type Found, mergeFound, type Needle } from '../checks/callers/index.ts';
import { type Mentions, openAnswers, openMentions, saveMentions } from '../mentions/index.ts';
import {
  type CallersReport,
  type Confidence,
  confidences,
  type MissedCaller,
} from '../model/callers.ts';
import type { CallersOptions } from '../model/options.ts';
import { push } from '../model/push.ts';
import type { FileEntry, SkippedFile } from '../model/source.ts';
import { openRange, type Range, type Tree } from '../source/index.ts';
import type { SymbolFile } from '../symbols/index.ts';
import { askHistory, showChanges, withLines } from './evidence.ts';
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
    const broken = await search.changes((needles) => holding(mentions, readable, needles));
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
  const { kept, since } = await askHistory(range, found, laidOut.project);
  const findings = await withLines(range, kept);
  const changes = showChanges(own.broken, kept, since);
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

/** Paths of the files that hold at least one of the needles. */
function holding(
  mentions: Mentions,
  files: readonly FileEntry[],
  needles: readonly Needle[],
): string[] {
  const byFolder = new Map<string, string[]>();
  for (const { words, below } of needles) push(byFolder, below, words);
  const found = [...byFolder].flatMap(([below, words]) => {
    const inside = below === '' ? files : files.filter(({ path }) => path.startsWith(`${below}/`));
    return mentions.find(inside, words).map(({ path }) => path);
  });
  return [...new Set(found)];
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
