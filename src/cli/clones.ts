import { type Command, Option } from 'commander';
import { type Bucket, buckets, type ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import { type Format, printable, reporters } from '../report/index.ts';
import { oneOf, wholeNumber } from './choice.ts';
import { type ClonesFlags, checkClonesFlags, readClonesOptions } from './clones-options.ts';
import type { CommandContext, Outcome, Terminal } from './terminal.ts';

const formats = Object.keys(reporters) as Format[];
const oneFormat = oneOf('--format', formats);

const collect =
  (what: string) =>
  (given: string, before: readonly Bucket[] | undefined): readonly Bucket[] => [
    ...(before ?? []),
    ...given.split(',').map((name) => oneOf(what, buckets)(name.trim())),
  ];

/** `dyn-audit clones`: the options of the command; the audit itself is loaded when it runs. */
export function declareClones(program: Command, context: CommandContext): void {
  program
    .command('clones')
    .description('find the .clone() sites that can go, say why, and how to check it')
    .option('--root <dir>', 'folder to audit (default: the git root of the current folder)')
    .option('--repo <dir>', 'the same as --root')
    .option('--paths <path...>', 'files or folders below the root (default: the library crates)')
    .option('--rev <rev>', 'audit this revision from the object database, without a checkout')
    .option('--base <rev>', 'only sites on lines changed since the merge base with this revision')
    .option('--include-tests', 'audit test code too')
    .option('--only-actionable', 'hide the clones that stay')
    .option('--bucket <bucket...>', `only these: ${buckets.join(', ')}`, collect('--bucket'))
    .option(
      '--limit <n>',
      'findings to show, 0 = all (default: 40 in text and markdown, all elsewhere)',
      wholeNumber('--limit'),
    )
    .option('--patch <file>', 'write the local edits as a patch')
    .option('--apply', 'make the local edits in the work tree')
    .option('--baseline <file>', 'findings that are known already')
    .option('--update-baseline', 'write the findings of this run to the baseline')
    .option(
      '--fail-on <bucket,...>',
      'exit with 1 when one of these is found',
      collect('--fail-on'),
    )
    .option('--config <file>', 'settings (default: dyn-audit.config.{json,yaml} at the root)')
    .option('--no-cache', 'neither read nor write the cache')
    .addOption(
      new Option('--format <format>', formats.join(', ')).default('text').argParser(oneFormat),
    )
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--color', 'color even when stdout is not a terminal')
    .option('--no-color', 'never color (also: NO_COLOR in the environment)')
    .option('--quiet', 'no warnings')
    .option('--verbose', 'all that is known of each finding')
    .version(context.version)
    .action((flags: ClonesFlags) => runClones(flags, context));
}

async function runClones(flags: ClonesFlags, context: CommandContext): Promise<void> {
  const { terminal, version, deliver } = context;
  checkClonesFlags(flags);
  const warn = (line: string) => {
    if (!flags.quiet) terminal.stderr.write(`warning: ${printable(line)}\n`);
  };
  const options = readClonesOptions(flags, warn);
  const [{ auditClones }, render] = await Promise.all([
    import('../flows/index.ts'),
    reporters[flags.format](),
  ]);
  const report = await auditClones(options);
  const text = render(report, {
    limit: flags.limit ?? (flags.format === 'text' || flags.format === 'markdown' ? 40 : 0),
    color: wantsColor(flags, terminal),
    width: terminal.stdout.columns ?? 80,
    verbose: flags.verbose ?? false,
    version,
    patch: options.patch,
    applied: options.apply,
  });
  deliver({ outcome: judge(report, options), text, file: flags.output ?? null });
}

function wantsColor({ color, output }: ClonesFlags, { stdout, env }: Terminal): boolean {
  if (color !== undefined) return color;
  return stdout.isTTY === true && output === undefined && (env.NO_COLOR ?? '') === '';
}

/** What the user accepted, by a comment or in the baseline, fails nothing. */
function judge({ candidates }: ClonesReport, { failOn }: ClonesOptions): Outcome {
  const fails = candidates.some(
    (each) => failOn.includes(each.bucket) && !each.suppressed && each.baseline !== true,
  );
  return fails ? 'findings' : 'clean';
}
