import type { CallersReport } from '../model/callers.ts';
import type { DiffFile } from '../model/diff.ts';
import { UserError } from '../model/errors.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { PullFacts } from '../model/github.ts';
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
import { fingerprintOf } from '../review/index.ts';
import { type OpenedPull, openPull } from '../source/index.ts';
import { searchCallers } from './callers.ts';
import { type CallersSession, openCallers } from './callers-session.ts';
import { auditClones } from './clones.ts';
import { connect } from './pull-connect.ts';
import { findingsOf } from './pull-findings.ts';
import type { PullOptions } from './pull-options.ts';
import { planPull } from './pull-plan.ts';
import { readSurroundings } from './pull-surroundings.ts';
import { changedSymbols, coveringTests } from './pull-symbols.ts';
import { pullTree } from './pull-tree.ts';

/** All that is known of a pull request without running anything, and what later steps need besides. */
export interface ReadPull {
  readonly report: PullReport;
  readonly diff: readonly DiffFile[];
  readonly tree: PullTree;
  readonly session: CallersSession;
  readonly opened: OpenedPull;
}

/** number -> GitHub and local git -> both trees -> callers, clones, walkthrough -> plan -> report. Nothing is run. */
export async function readPull(options: PullOptions): Promise<ReadPull> {
  const started = performance.now();
  const { repo, number, github } = await connect(options);
  const pull = github === null ? null : await github.pull(number);
  const opened = await openPull({
    cwd: process.cwd(),
    repoDir: options.repo_dir,
    repo,
    number,
    offline: options.offline,
    base: options.base,
    head: options.head,
    pull,
    warn: options.warn,
  });
  const { diff, mergeBase, base, head, root } = opened;
  const session = await openCallers({
    repo: root,
    base: mergeBase,
    head,
    against: base === mergeBase ? null : base,
    languages: null,
    cache: options.cache,
    warn: options.warn,
  });
  const [callers, clones] = await Promise.all([searchCallers(session), clonesOn(opened, options)]);
  const symbols = await changedSymbols(session, diff);
  const { tests, notes: testNotes } = await coveringTests(session, symbols);
  session.save();
  const tree = pullTree(session);
  const [surroundings, derived, { walkthrough, notes }] = await Promise.all([
    readSurroundings({ options, github, repo, number, head, paths: diff.map(({ path }) => path) }),
    deriveExpectations(diff, tree),
    walk({
      diff,
      tree,
      filters: await tree.read('.github/filters.yaml'),
      owners: await firstOf(tree, ownersPlaces),
      symbols,
      tests,
      changes: callers.changes,
    }),
  ]);
  const hardware = await hardwareNeed({
    diff,
    tree,
    tests,
    scripts: walkthrough.launch_scripts,
    limits: options.limits,
  });
  const { expectations } = derived;
  const planned = await planPull({ options, walkthrough, hardware, expectations, tree, opened });
  const read = { callers, clones, session };
  const report: PullReport = {
    schema: 'dyn-audit/pr@1',
    elapsed_ms: 0,
    repo,
    number,
    pull,
    repo_dir: root,
    title: opened.title,
    base,
    head,
    merge_base: mergeBase,
    offline: options.offline,
    walkthrough,
    hardware,
    expectations,
    plan: planned.plan,
    plan_why: planned.why,
    clones: clones?.candidates ?? [],
    callers: { changes: callers.changes, findings: callers.findings },
    learnings: applyLearnings(
      surroundings.learnings,
      diff.map(({ path }) => path),
    ),
    checks: surroundings.checks,
    coverage: countCoverage({ diff, ...skippedBy(read), not_asked: surroundings.not_asked }),
    tested: planned.tested,
    verdict: null,
    run: null,
    findings: [],
    review: null,
    notes: [
      ...opened.notes,
      ...sayState(pull),
      ...notes,
      ...testNotes,
      ...derived.notes,
      ...surroundings.notes,
      ...planned.notes,
    ],
  };
  const findings = await findingsOf({ report, diff, tree, session, fingerprintOf, run: null });
  const elapsed_ms = Math.round((performance.now() - started) * 10) / 10;
  return { report: { ...report, findings, elapsed_ms }, diff, tree, session, opened };
}
