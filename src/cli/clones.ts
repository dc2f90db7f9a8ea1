import type { Command } from 'commander';
import { buckets, type ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import { clonesFormats, reporters } from '../report/index.ts';
import { someOf } from './choice.ts';
import { type ClonesFlags, checkClonesFlags, readClonesOptions } from './clones-options.ts';
import { declareProof, readProof, runProof } from './clones-prove.ts';
import { declareOutput, limitOption, readReportOptions, warnOn } from './common-options.ts';
import { requireWritable } from './output.ts';
import { readPageAssets } from './page-assets.ts';
import type { CommandContext, Outcome } from './terminal.ts';

/** `dyn-audit clones`: the options of the command; the audit itself is loaded when it runs. */
export function declareClones(program: Command, context: CommandContext): void {
  const command = program
    .command('clones')
    .description('find the .clone() sites that can go, say why, and how to check it')
    .option('--root <dir>', 'folder to audit (default: the git root of the current folder)')
    .option('--repo <dir>', 'the same as --root')
    .option('--paths <path...>', 'files or folders below the root (default: the library crates)')
    .option('--rev <rev>', 'audit this revision from the object database, without a checkout')
    .option('--base <rev>', 'only sites on lines changed since the merge base with this revision')
    .option('--include-tests', 'audit test code too')
    .option('--only-actionable', 'hide the clones that stay')
    .option(
      '--bucket <bucket...>',
      `only these: ${buckets.join(', ')}`,
      someOf('--bucket', buckets),
    )
    .option('--profile <file>', 'folded stacks: rank by where the program spends its time')
    .addOption(limitOption())
    .option('--patch <file>', 'write the local edits as a patch')
    .option('--apply', 'make the local edits in the work tree')
    .option('--baseline <file>', 'findings that are known already')
    .option('--update-baseline', 'write the findings of this run to the baseline')
    .option(
      '--fail-on <bucket,...>',
      'exit with 1 when one of these is found',
      someOf('--fail-on', buckets),
    )
    .option('--config <file>', 'settings (default: dyn-audit.config.{json,yaml} at the root)');
  declareOutput(declareProof(command), clonesFormats)
    .version(context.version)
    .action((flags: ClonesFlags) => runClones(flags, context));
}

async function runClones(flags: ClonesFlags, context: CommandContext): Promise<void> {
  checkClonesFlags(flags);
  const proof = readProof(flags);
  const options = readClonesOptions(flags, warnOn(context.terminal, flags));
  // Told now: a proof may take an hour, and what it gives would have nowhere to go.
  if (proof !== null) {
    if (flags.output !== undefined) requireWritable(flags.output);
    if (options.patch !== null) requireWritable(options.patch, '--patch');
  }
  const render = await reporters[flags.format]();
  const { report, signal } =
    proof === null
      ? { report: await (await import('../flows/index.ts')).auditClones(options), signal: null }
      : await runProof(options, proof, flags, context);
  if (report === null)
    return context.deliver({ outcome: 'inconclusive', text: '', file: null, signal });
  const text = render(report, {
    ...readReportOptions(flags, context),
    ...(hasEdits(report) && { patch: options.patch, applied: options.apply }),
    ...(flags.format === 'html' && { page: readPageAssets() }),
  });
  context.deliver({ outcome: judge(report, options), text, file: flags.output ?? null, signal });
}

/** Without cargo and a toolchain there was no proof: no patch was written, and nothing applied. */
const hasEdits = ({ proof }: ClonesReport): boolean =>
  proof === undefined || proof.toolchain !== 'none';

/**
 * What the user accepted, by a comment or in the baseline, fails nothing. A proof that was asked for and could not be
 * had leaves the question open.
 */
function judge({ candidates, proof }: ClonesReport, { failOn }: ClonesOptions): Outcome {
  const fails = candidates.some(
    (each) => failOn.includes(each.bucket) && !each.suppressed && each.baseline !== true,
  );
  if (fails) return 'findings';
  return (proof?.not_proved ?? []).length > 0 ? 'inconclusive' : 'clean';
}
