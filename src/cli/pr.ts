import { type Command, Option } from 'commander';
import type { PullOptions, ReadPull } from '../flows/pull.ts';
import { type Confidence, confidences } from '../model/callers.ts';
import type { Plan } from '../model/e2e-plan.ts';
import { UserError } from '../model/errors.ts';
import { planReporters, pullReporters, sheetFormats } from '../report/index.ts';
import { oneOf, wholeNumber } from './choice.ts';
import { declareReport, warnOn } from './common-options.ts';
import { declareStackOptions, type PlanFlags, readRunWishes } from './e2e/plan-options.ts';
import { outcomes } from './e2e/run.ts';
import { watchRun } from './e2e/watch-run.ts';
import { today } from './journal/write-options.ts';
import { requireWritable } from './output.ts';
import { declareJournalOptions, findJournal, type JournalFlags } from './pr-journal.ts';
import {
  declareCheckoutOptions,
  declarePullOptions,
  type PullFlags,
  pullArgumentHelp,
  readPullFlags,
} from './pr-options.ts';
import { deliverAs } from './sheet-output.ts';
import type { CommandContext, Outcome } from './terminal.ts';

interface PrFlags extends PullFlags, JournalFlags, Omit<PlanFlags, 'repo' | 'rev' | 'ab'> {
  readonly base?: string;
  readonly head?: string;
  readonly gpus: number;
  readonly vram: number;
  readonly planOnly?: boolean;
  readonly runE2e?: boolean;
  readonly ab?: boolean;
  readonly runDir?: string;
  readonly push: boolean;
  readonly cache: boolean;
  readonly failOn: Confidence | 'none';
}

const thresholds = [...confidences, 'none'] as const;

/** `dyn-audit pr`: the options of the command; all that it does is loaded when it runs. */
export function declarePr(program: Command, context: CommandContext): void {
  const command = program
    .command('pr')
    .description(
      'read a pull request: what it changes, misses, needs and should show; test it on request',
    )
    .argument('[pull]', `${pullArgumentHelp}; none with --offline --base REV --head REV`);
  declareJournalOptions(declareCheckoutOptions(declarePullOptions(command)))
    .option('--base <rev>', 'the change starts where the head left this revision')
    .option('--head <rev>', 'the change ends here')
    .option('--plan-only', 'print the plan of the run alone; --format json gives what --plan takes')
    .option('--run-e2e', 'carry the plan out on a worktree of its own, and write the review')
    .option('--ab', 'compare with the merge base')
    .addOption(
      new Option('--gpus <n>', 'GPUs that a test may take')
        .default(1)
        .argParser(wholeNumber('--gpus')),
    )
    .addOption(
      new Option('--vram <gib>', 'memory of each, in GiB')
        .default(24)
        .argParser(wholeNumber('--vram')),
    )
    .option('--no-push', "commit the journal's entry, do not push it")
    .option('--run-dir <dir>', 'folder of the run, new or empty (default: one in the state folder)')
    .addOption(
      new Option(
        '--fail-on <confidence>',
        `exit with 1 for a missed caller that is at least this sure: ${thresholds.join(', ')}`,
      )
        .default('certain')
        .argParser(oneOf('--fail-on', thresholds)),
    )
    .option('--no-cache', 'neither read nor write the cache');
  declareReport(declareStackOptions(command), sheetFormats)
    .version(context.version)
    .action((pull: string | undefined, flags: PrFlags) => runPr(pull ?? null, flags, context));
}

async function runPr(pull: string | null, flags: PrFlags, context: CommandContext): Promise<void> {
  const options = readOptions(pull, flags, context);
  const flows = await import('../flows/pull.ts');
  if (flags.output !== undefined) requireWritable(flags.output);
  const read = await flows.readPull(options);
  if (flags.planOnly) return deliverAs(planReporters, requirePlan(read), flags, context);
  const keep = (each: ReadPull) =>
    flows.keepPull(each, {
      journal: options.journal,
      push: flags.push,
      date: today(),
      env: options.env,
      event: 'COMMENT',
      warn: options.warn,
    });
  const { plan } = read.report;
  if (!flags.runE2e || plan === null) {
    const report = await keep(read);
    const outcome = flags.runE2e ? 'inconclusive' : judgeCallers(read, flags);
    return deliverAs(pullReporters, report, flags, context, outcome);
  }
  const { result: ran, signal } = await watchRun(plan, flags, context, (hooks) =>
    flows.runPull(read, plan, flags.runDir ?? null, hooks),
  );
  // Signals are their usual selves again: nobody has to wait for GitHub here.
  const report = signal === null ? await keep(ran) : await flows.interruptedPull(ran);
  const verdict = outcomes[await flows.judgePull(ran)];
  const outcome = verdict === 'clean' ? judgeCallers(ran, flags) : verdict;
  await deliverAs(pullReporters, report, flags, context, outcome, { binding: true, signal });
}

function requirePlan({ report }: ReadPull): Plan {
  if (report.plan !== null) return report.plan;
  throw new UserError(`there is no plan: ${report.plan_why ?? 'nothing can be run'}`);
}

function judgeCallers({ report }: ReadPull, { failOn }: PrFlags): Outcome {
  if (failOn === 'none') return 'clean';
  const failing = confidences.slice(0, confidences.indexOf(failOn) + 1);
  const isSure = ({ confidence }: { readonly confidence: Confidence }) =>
    failing.includes(confidence);
  return report.callers.findings.some(isSure) ? 'findings' : 'clean';
}

function readOptions(pull: string | null, flags: PrFlags, context: CommandContext): PullOptions {
  const source = readPullFlags(pull, flags, context);
  // `--repo` names no checkout here: it may stand beside `--plan`.
  const { repo: _name, ...wishes } = flags;
  if (flags.planOnly && flags.runE2e)
    throw new UserError('--plan-only and --run-e2e: expected one of them');
  if (pull === null && !(source.offline && flags.head !== undefined))
    throw new UserError(
      'expected a pull request: its number, its URL, or owner/repo#number; or --offline --base REV --head REV',
    );
  return {
    ...source,
    base: flags.base ?? null,
    head: flags.head ?? null,
    limits: { gpus: flags.gpus, vram_gib: flags.vram },
    cache: flags.cache,
    journal: findJournal(flags, context),
    run: { ...readRunWishes(wishes), ab: flags.ab ?? false },
    warn: warnOn(context.terminal, flags),
  };
}
