import { type Command, Option } from 'commander';
import { UserError } from '../model/errors.ts';
import { defaultRepo, type PullSource } from '../model/pull.ts';
import { checkGiven, warnOn } from './common-options.ts';
import type { SheetFlags } from './sheet-output.ts';
import type { CommandContext } from './terminal.ts';

/** What says which pull request is meant and how it is reached, as commander hands it over. */
export interface PullFlags extends SheetFlags {
  readonly repo?: string;
  readonly repoDir?: string;
  readonly apiUrl?: string;
  readonly tokenFile?: string;
  readonly offline?: boolean;
}

/** What the argument of all commands on a pull request may be. */
export const pullArgumentHelp = 'its number, its URL, or owner/repo#number';

/** `--repo` and how GitHub is reached. */
export const declarePullOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--repo <owner/name>',
        `repository of a pull request that is given by number (default: ${defaultRepo})`,
      ).argParser(repositoryName),
    )
    .option(
      '--api-url <url>',
      "GitHub's API (default: https://api.github.com; GitHub Enterprise: https://HOST/api/v3)",
    )
    .option(
      '--token-file <file>',
      'a file with a token (default: GITHUB_TOKEN, GH_TOKEN, what gh is logged in with)',
    );

/** `--repo-dir` and `--offline`, for commands that read the change itself. */
export const declareCheckoutOptions = (command: Command): Command =>
  command
    .option('--repo-dir <dir>', 'checkout of the repository (default: the current folder)')
    .option('--offline', 'ask nothing of the network: only what local refs hold');

const longestName = 140;

/** A parser for `owner/name`. */
export function repositoryName(given: string): string {
  const fits = /^[A-Za-z0-9](?:[A-Za-z0-9-]*)\/[A-Za-z0-9._-]+$/.test(given);
  const [, name = ''] = given.split('/');
  if (fits && given.length <= longestName && !/^\.\.?$/.test(name)) return given;
  throw new UserError(`--repo: expected owner/name, got '${given}'`);
}

/** The source behind the flags; UserError for options that were given without a value. */
export function readPullFlags(
  pull: string | null,
  flags: PullFlags,
  { terminal, version }: CommandContext,
): PullSource {
  checkGiven(flags);
  return {
    pull,
    repo: flags.repo ?? null,
    repo_dir: flags.repoDir ?? null,
    api_url: flags.apiUrl ?? null,
    token_file: flags.tokenFile ?? null,
    offline: flags.offline ?? false,
    env: terminal.env,
    version,
    warn: warnOn(terminal, flags),
  };
}
