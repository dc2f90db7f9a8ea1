import type { ChecksReport } from '../model/ci.ts';
import { UserError } from '../model/errors.ts';
import type { Learning, Learnings } from '../model/learn.ts';
import type { PullCoverage } from '../model/pull.ts';
import { readChecks } from './checks.ts';
import { listLearnings } from './learn.ts';
import type { Connection } from './pull-connect.ts';

type Asked = Connection & {
  readonly head: string;
  /** The journal's root; null: it is not read. */
  readonly journal: string | null;
};

/** What is known of a pull request beside its code. */
export interface Surroundings {
  readonly checks: ChecksReport | null;
  readonly learnings: readonly Learning[];
  readonly not_asked: PullCoverage['not_asked'];
  /** What could not be read of it. */
  readonly notes: readonly string[];
}

/** CI and the journal's learnings. What cannot be had is said and does not stop the rest. */
export async function readSurroundings(asked: Asked): Promise<Surroundings> {
  const [ci, journal] = await Promise.all([checksOf(asked), learningsOf(asked)]);
  return {
    checks: ci.found,
    learnings: journal.found?.learnings ?? [],
    not_asked: [
      ...(ci.why === null ? [] : [{ what: 'CI', why: ci.why }]),
      ...(journal.why === null ? [] : [{ what: 'learnings', why: journal.why }]),
    ],
    notes: sayUnread(journal.found?.unread ?? []),
  };
}

type Answer<T> =
  | { readonly found: T; readonly why: null }
  | { readonly found: null; readonly why: string };

async function checksOf(connected: Asked): Promise<Answer<ChecksReport>> {
  if (connected.github === null) return { found: null, why: 'offline' };
  const { github, number, head } = connected;
  const asked = { github, number, rerunFailed: false, store: null, headSha: head };
  return orWhy(() => readChecks(asked));
}

async function learningsOf({ journal, repo }: Asked): Promise<Answer<Learnings>> {
  if (journal === null)
    return { found: null, why: 'no journal: DYN_MEMORY or --journal names one' };
  return orWhy(() =>
    Promise.resolve(listLearnings({ root: journal, path: null, repo, all: false })),
  );
}

/** Some by name: a journal in another form has many. */
function sayUnread(unread: Learnings['unread']): readonly string[] {
  const shown = unread
    .slice(0, 3)
    .map(({ file, why }) => `the learning '${file}' was not read: ${why}`);
  const more = unread.length - shown.length;
  return more > 0
    ? [...shown, `${more} more learnings were not read: 'learn --list' names them`]
    : shown;
}

async function orWhy<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { found: await ask(), why: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { found: null, why: error.message };
  }
}
