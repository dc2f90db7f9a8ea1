import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import { declareAddBenchmark } from './add-benchmark.ts';
import { declareAddLearning } from './add-learning.ts';
import { declareAddProject } from './add-project.ts';
import { declareAddReview } from './add-review.ts';
import { declareAddWorklog } from './add-worklog.ts';

/** `dyn-journal add`: writes an entry, commits it and pushes it. */
export function declareAdd(program: Command, context: CommandContext): void {
  const add = program
    .command('add')
    .description('write an entry, commit only its files, and push')
    .version(context.version);
  declareAddProject(add, context);
  declareAddWorklog(add, context);
  declareAddReview(add, context);
  declareAddBenchmark(add, context);
  declareAddLearning(add, context);
}
