import type { DiffFile } from '../model/diff.ts';
import type { GitHub, PullFacts } from '../model/github.ts';
import type { PullReport } from '../model/pull.ts';
import {
  applyLearnings,
  countCoverage,
  deriveExpectations,
  hardwareNeed,
  ownersPlaces,
  type PullTree,
  walk,
} from '../pull/index.ts';
import { openPull } from '../source/index.ts';
import { searchCallers } from './callers.ts';
import { type CallersSession, openCallers } from './callers-session.ts';
import { clonesOnChangedLines } from './pull-clones.ts';
import { connect } from './pull-connect.ts';
import { unreadIn } from './pull-coverage.ts';
import { findingsOf } from './pull-findings.ts';
import type { PullOptions } from './pull-options.ts';
import { type PlannedPull, planPull } from './pull-plan.ts';
import { readSurroundings } from './pull-surroundings.ts';
import { changedSymbols } from './pull-symbols.ts';
import { coveringTests } from './pull-tests.ts';
import { pullTree } from './pull-tree.ts';

/** All that is known of a pull request without running anything, and what later steps need besides. */
export interface ReadPull {
  /** Null offline. */
  readonly github: GitHub | null;
  readonly report: PullReport;
  readonly diff: readonly DiffFile[];
  readonly tree: PullTree;
  readonly session: CallersSession;
  readonly planned: PlannedPull;
}

/** number -> GitHub and local git -> both trees -> callers, clones, walkthrough -> plan -> report. Nothing is run. */
export async function readPull(options: PullOptions): Promise<ReadPull> {
  const started = performance.now();
  const connection = await connect(options);
  const { repo, number } = connection;
  const pull = connection.github === null ? null : await connection.github.pull(connection.number);
  const { cache, warn, offline } = options;
  const ends = { repo, number, pull, offline, base: options.base, head: options.head };
  const opened = await openPull({ cwd: process.cwd(), repoDir: options.repo_dir, ...ends, warn });
  const { diff, base, head, mergeBase } = opened;
  const session = await openCallers({
    repo: opened.root,
    base: mergeBase,
    head,
    against: base === mergeBase ? null : base,
    languages: null,
    cache,
    warn,
  });
  const around = { ...connection, head, journal: options.journal };
  const [callers, clones, beside] = await Promise.all([
    searchCallers(session),
    clonesOnChangedLines(opened, { cache, warn }),
    readSurroundings(around),
  ]);
  const symbols = await changedSymbols(session, diff);
  const covering = await coveringTests(session, symbols);
  session.save();
  const tree = pullTree(session);
  const derived = await deriveExpectations(diff, tree);
  const { walkthrough, extension, notes } = await walk({
    diff,
    tree,
    filters: await tree.read('.github/filters.yaml'),
    owners: await firstOf(tree, ownersPlaces),
    symbols,
    tests: covering.tests,
    changes: callers.changes,
  });
  const hardware = await hardwareNeed({
    diff,
    tree,
    tests: covering.tests,
    scripts: walkthrough.launch_scripts,
    limits: options.limits,
  });
  const { expectations } = derived;
  const planned = await planPull({
    options,
    walkthrough,
    hardware,
    expectations,
    tree,
    extension,
    opened,
  });
  const report: PullReport = {
    schema: 'dyn-audit/pr@1',
    elapsed_ms: 0,
    repo,
    number,
    pull,
    repo_dir: opened.root,
    title: opened.title,
    base,
    head,
    merge_base: mergeBase,
    offline,
    walkthrough,
    hardware,
    expectations,
    plan: planned.plan,
    plan_why: planned.why,
    clones: clones?.candidates ?? [],
    callers: { changes: callers.changes, findings: callers.findings },
    learnings: applyLearnings(
      beside.learnings,
      diff.map(({ path }) => path),
    ),
    checks: beside.checks,
    coverage: countCoverage(diff, await unreadIn(session), beside.not_asked),
    tested: planned.tested,
    verdict: null,
    run: null,
    findings: [],
    review: null,
    notes: [
      ...opened.notes,
      ...sayState(pull),
      ...notes,
      ...covering.notes,
      ...derived.notes,
      ...beside.notes,
    ],
  };
  const findings = await findingsOf({ report, diff, tree, session, run: null });
  const elapsed_ms = Math.round((performance.now() - started) * 10) / 10;
  const { github } = connection;
  return { github, report: { ...report, findings, elapsed_ms }, diff, tree, session, planned };
}

async function firstOf(tree: PullTree, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const text = await tree.read(path);
    if (text !== null) return text;
  }
  return null;
}

/** What somebody should know before reading on. */
function sayState(pull: PullFacts | null): readonly string[] {
  if (pull === null) return [];
  return [
    ...(pull.state === 'open' ? [] : [`the pull request is ${pull.state}`]),
    ...(pull.draft ? ['the pull request is a draft'] : []),
    ...(pull.head.repo === null ? ['the fork that it came from is deleted'] : []),
  ];
}
