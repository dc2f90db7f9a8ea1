import type {
  Entry,
  EntryKind,
  EntryPlan,
  JournalSettings,
  JournalView,
} from '../../model/journal.ts';
import { planBenchmark } from './kinds/benchmark.ts';
import { planInit } from './kinds/init.ts';
import { planLearning } from './kinds/learning.ts';
import { planProject } from './kinds/project.ts';
import { planRetired } from './kinds/retired.ts';
import { planReview } from './kinds/review.ts';
import { planWorklog } from './kinds/worklog.ts';

type Planner<Kind extends EntryKind> = (
  entry: Extract<Entry, { kind: Kind }>,
  view: JournalView,
  settings: JournalSettings,
) => Promise<EntryPlan>;

const planners: { readonly [Kind in EntryKind]: Planner<Kind> } = {
  project: planProject,
  worklog: planWorklog,
  review: planReview,
  benchmark: planBenchmark,
  learning: planLearning,
  retired: planRetired,
  init: planInit,
};

/**
 * What an entry does to the journal as the view shows it. UserError where the entry or the journal is not such that it
 * can be filed: no such project, a name that is taken, several worklogs.
 */
export function planEntry(
  entry: Entry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  return planWith(entry.kind, entry, view, settings);
}

function planWith<Kind extends EntryKind>(
  kind: Kind,
  entry: Entry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const isOfKind = (each: Entry): each is Extract<Entry, { kind: Kind }> => each.kind === kind;
  if (!isOfKind(entry)) throw new Error(`expected an entry of kind ${kind}, got ${entry.kind}`);
  return planners[kind](entry, view, settings);
}
