import { type Command, Option } from 'commander';
import { UserError } from '../../model/errors.ts';
import { verdicts } from '../../model/journal.ts';
import { oneOf } from '../choice.ts';
import type { CommandContext } from '../terminal.ts';
import { isFolder, readText } from './read-text.ts';
import { common, deliverReport, writeOptions } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface ReviewFlags extends WriteFlags {
  readonly pr: number;
  readonly from: string;
  readonly repo?: string;
  readonly umbrella?: string;
  readonly title?: string;
  readonly slug?: string;
  readonly verdict?: string;
  readonly branch?: string;
  readonly baseSha?: string;
  readonly headSha?: string;
  readonly postedUrl?: string;
}

/** `dyn-journal add review --pr N --from FILE|RUN_DIR`. */
export function declareAddReview(add: Command, context: CommandContext): void {
  const command = add
    .command('review')
    .description('file the review of a pull request; a second one is appended to the first')
    .requiredOption('--pr <number>', 'number of the pull request', pullRequest)
    .requiredOption('--from <file>', 'the review as Markdown (- is stdin), or the folder of a run')
    .option(
      '--repo <owner/name>',
      'repository of the pull request (default: as the review says, else ai-dynamo/dynamo)',
    )
    .option('--umbrella <name>', 'project that holds the reviews (default: <name>-pr-reviews)')
    .option('--title <text>', 'title of the pull request')
    .option('--slug <slug>', 'end of the name of a new folder (default: from the title)')
    .addOption(
      new Option('--verdict <verdict>', verdicts.join(', ')).argParser(
        oneOf('--verdict', verdicts),
      ),
    )
    .option('--branch <branch>', 'branch of the pull request')
    .option('--base-sha <sha>', 'commit that it was compared with')
    .option('--head-sha <sha>', 'commit that was reviewed')
    .option('--posted-url <url>', 'where the review was posted');
  declareWrite(command)
    .version(context.version)
    .action(async (flags: ReviewFlags) => {
      const { fileReview } = await import('../../flows/journal.ts');
      const { from } = flags;
      const source = isFolder(from)
        ? { kind: 'run' as const, folder: from }
        : { kind: 'text' as const, text: await readText('--from', from, context.terminal) };
      const report = await fileReview(
        { ...common(flags), source, given: givenBy(flags), umbrella: flags.umbrella ?? null },
        writeOptions(flags, context),
      );
      await deliverReport(report, flags, context);
    });
}

const givenBy = (flags: ReviewFlags) => ({
  repo: flags.repo ?? null,
  pr: flags.pr,
  title: flags.title ?? null,
  slug: flags.slug ?? null,
  branch: flags.branch ?? null,
  base_sha: flags.baseSha ?? null,
  head_sha: flags.headSha ?? null,
  verdict: flags.verdict ?? null,
  posted_url: flags.postedUrl ?? null,
});

function pullRequest(given: string): number {
  const number = Number(/^#?([1-9]\d{0,8})$/.exec(given)?.[1]);
  if (!Number.isNaN(number)) return number;
  throw new UserError(`--pr: expected the number of a pull request, got '${given}'`);
}
