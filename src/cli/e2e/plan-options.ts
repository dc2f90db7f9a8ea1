import { type Command, Option } from 'commander';
import type { RunRequest } from '../../flows/e2e.ts';
import { type StackName, type StageName, stackNames, stageNames } from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';
import { dashed, oneOf, someOf, wholeNumber } from '../choice.ts';
import { checkGiven } from '../common-options.ts';

/** What says which run is meant, as commander hands it over. */
export interface PlanFlags {
  readonly stack?: StackName;
  readonly repo?: string;
  readonly rev?: string;
  readonly model?: string;
  readonly url?: string;
  readonly metricsUrl?: readonly string[];
  readonly launchScript?: string;
  readonly set?: readonly string[];
  readonly only?: readonly StageName[];
  readonly skip?: readonly StageName[];
  readonly ab?: string;
  readonly loadRuns?: number;
  readonly timeout?: number;
  readonly keepUp?: boolean;
  readonly plan?: string;
}

const gather = (given: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  given,
];

/** What is brought up and what is done with it: the options of a plan that name no checkout. */
export const declareStackOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--stack <name>', `what to bring up: ${stackNames.join(', ')}`).argParser(
        oneOf('--stack', stackNames),
      ),
    )
    .option('--url <url>', 'the running server of --stack endpoint')
    .option('--metrics-url <url>', 'a Prometheus page of that server; may be repeated', gather)
    .option('--model <path|name>', 'model to serve (default: the one of the stack)')
    .option('--launch-script <file>', 'launch script of --stack agg, below the checkout')
    .option(
      '--set <key=value>',
      'an option of a stage (load.requests=200), a limit (thresholds.<name>=N), a setting of the stack, ' +
        'or an environment variable of its processes (env.NAME=VALUE); may be repeated',
      gather,
    )
    .option('--only <stage>', 'only these stages and what they need', someOf('--only', stageNames))
    .option('--skip <stage>', 'leave these stages out', someOf('--skip', stageNames))
    .option('--load-runs <n>', 'how often to load the stack', wholeNumber('--load-runs', 1))
    .option('--timeout <seconds>', 'end the run after this long', wholeNumber('--timeout', 1))
    .option('--keep-up', 'leave the stack up at the end')
    .option('--plan <file>', 'take the plan from this file, as `e2e plan` writes it');

/** The options that a plan is made from. */
export const declarePlanOptions = (command: Command): Command =>
  declareStackOptions(command)
    .option('--repo <dir>', 'the checkout (default: the git root of the current folder for agg)')
    .option('--rev <rev>', 'run this revision of the checkout, in a worktree of its own')
    .option(
      '--ab <base>',
      'compare with this revision; without a checkout: with these settings, KEY=VALUE,...',
    );

/** What the flags say of the stack and its run; UserError where they contradict each other. */
export function readRunWishes(flags: Omit<PlanFlags, 'repo' | 'rev' | 'ab'>) {
  const { plan } = flags;
  const beside = (Object.keys(flags) as readonly (keyof typeof flags)[]).filter(
    (name) => planNames.has(name) && flags[name] !== undefined && name !== 'set',
  );
  if (plan !== undefined && beside.length > 0)
    throw new UserError(
      `--plan holds the whole plan: expected no --${dashed(beside[0]!)} beside it (--set is fine)`,
    );
  return {
    plan: plan ?? null,
    stack: flags.stack ?? null,
    model: flags.model ?? null,
    url: flags.url ?? null,
    metrics_urls: flags.metricsUrl ?? [],
    sets: [
      ...(flags.launchScript === undefined ? [] : [`launch_script=${flags.launchScript}`]),
      ...(flags.loadRuns === undefined ? [] : [`load.runs=${flags.loadRuns}`]),
      ...(flags.set ?? []),
    ],
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    timeout_s: flags.timeout ?? null,
    keep_up: flags.keepUp ?? false,
  };
}

/** The request behind the flags; UserError where they contradict each other. */
export function readPlanFlags(flags: PlanFlags): RunRequest {
  checkGiven(flags);
  const { repo = null, rev = null, ab = null } = flags;
  return { ...readRunWishes(flags), repo, rev, ab };
}

const planNames: ReadonlySet<string> = new Set<keyof PlanFlags>([
  'stack',
  'repo',
  'rev',
  'model',
  'url',
  'metricsUrl',
  'launchScript',
  'only',
  'skip',
  'ab',
  'loadRuns',
  'timeout',
  'keepUp',
]);
