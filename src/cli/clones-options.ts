import { UserError } from '../model/errors.ts';
import type { Bucket } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import type { ProveFlags } from './clones-prove.ts';
import { type CommonFlags, checkCommonFlags } from './common-options.ts';

/** The options as commander hands them over. */
export interface ClonesFlags extends CommonFlags, Omit<ProveFlags, keyof CommonFlags> {
  readonly profile?: string;
  readonly paths?: readonly string[];
  readonly rev?: string;
  readonly base?: string;
  readonly includeTests?: boolean;
  readonly onlyActionable?: boolean;
  readonly bucket?: readonly Bucket[];
  readonly patch?: string;
  readonly apply?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: readonly Bucket[];
  readonly config?: string;
}

/** Throws UserError for options that contradict each other or are empty. */
export function checkClonesFlags(flags: ClonesFlags): void {
  const { rev, apply, baseline, updateBaseline } = flags;
  checkCommonFlags(flags);
  if (apply && rev !== undefined) {
    throw new UserError('--apply edits the work tree, which --rev does not read: leave one out');
  }
  if (updateBaseline && baseline === undefined) {
    throw new UserError('--update-baseline: expected --baseline FILE, the file to write');
  }
}

/** The flags as the audit takes them. */
export function readClonesOptions(flags: ClonesFlags, warn: (line: string) => void): ClonesOptions {
  return {
    root: flags.root ?? flags.repo ?? null,
    paths: flags.paths ?? null,
    rev: flags.rev ?? null,
    base: flags.base ?? null,
    includeTests: flags.includeTests ?? false,
    onlyActionable: flags.onlyActionable ?? false,
    buckets: flags.bucket ?? null,
    baseline: flags.baseline ?? null,
    updateBaseline: flags.updateBaseline ?? false,
    patch: flags.patch ?? null,
    apply: flags.apply ?? false,
    config: flags.config ?? null,
    profile: flags.profile ?? null,
    cache: flags.cache,
    failOn: flags.failOn ?? [],
    asJson: flags.format === 'json',
    warn,
  };
}
