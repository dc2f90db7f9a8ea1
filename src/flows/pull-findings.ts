import type { DiffFile } from '../model/diff.ts';
import type { PullReport } from '../model/pull.ts';
import type { ReviewFinding } from '../model/review.ts';
import { type PullTree, reviewFindings } from '../pull/index.ts';
import { fingerprintOf } from '../review/index.ts';
import type { CallersSession } from './callers-session.ts';

interface Asked {
  readonly report: PullReport;
  readonly diff: readonly DiffFile[];
  readonly tree: PullTree;
  readonly session: CallersSession;
  /** What a run left to look at; null where there was none. */
  readonly run: {
    readonly serves: boolean;
    readonly chosen: boolean;
    readonly evidence: (file: string) => string | null;
    readonly roots: readonly string[];
  } | null;
}

/** What failed, in the code and in the run, each with a place where one can be named. */
export async function findingsOf(asked: Asked): Promise<readonly ReviewFinding[]> {
  const { report, diff, tree, session, run } = asked;
  const shown = new Set([
    ...diff.flatMap(({ after }) => after ?? []),
    ...report.callers.findings.map(({ path }) => path),
  ]);
  await session.own.read([...shown]);
  const { head } = await session.own.sides();
  return reviewFindings(
    {
      diff,
      callers: report.callers,
      expectations: report.expectations,
      verdict: report.verdict,
      serves: run?.serves ?? false,
      chosen: run?.chosen ?? false,
      evidence: run?.evidence ?? (() => null),
      roots: run?.roots ?? [],
      read: tree.read,
      symbolAt: (path, line) => {
        const around = (head.files.get(path)?.definitions ?? []).filter(
          (each) => each.line <= line && line <= each.endLine,
        );
        // The innermost begins last.
        return around.sort((a, b) => b.line - a.line)[0]?.path ?? null;
      },
    },
    fingerprintOf,
  );
}
