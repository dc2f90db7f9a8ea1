import { type Found, mergeFound } from '../checks/callers/index.ts';
import {
  type CallersReport,
  type Confidence,
  confidences,
  type MissedCaller,
} from '../model/callers.ts';
import type { CallersOptions } from '../model/options.ts';
import type { SkippedFile } from '../model/source.ts';
import type { Range, Tree } from '../source/index.ts';
import { type CallersSession, openCallers, readableOf } from './callers-session.ts';
import { askHistory, showChanges, withLines } from './evidence.ts';
import { handedOut } from './handed-out.ts';
import type { LaidOut } from './project.ts';
import { addedLines, type Search } from './search.ts';
import { languageFor, type SymbolReader } from './symbols.ts';

/** source -> symbols of both sides -> changes -> uses -> report: who still uses what a range of commits took away. */
export async function findCallers(options: CallersOptions): Promise<CallersReport> {
  const session = await openCallers(options);
  const report = await searchCallers(session);
  session.save();
  return report;
}

/** The search in a range that is open already; what it learns stays with the session. */
export async function searchCallers(session: CallersSession): Promise<CallersReport> {
  const { started, options, range, laidOut, reader } = session;
  const look = async (search: Search, tree: Tree) => {
    const broken = await search.changes((needles) => session.holding(tree, needles));
    return { broken, found: await search.uses(broken) };
  };
  const own = await look(session.own, range.after);
  const newer =
    session.newer && range.against
      ? addedOnly(await look(session.newer, range.against.after), range)
      : { found: [] };
  const asked = options.languages === null ? null : new Set<string>(options.languages);
  const isElsewhere = await handedOut(range, laidOut.project);
  const found = mergeFound([...own.found, ...newer.found]).filter(
    ({ use }) => (asked === null || asked.has(use.file.language)) && !isElsewhere(use.broken),
  );
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
