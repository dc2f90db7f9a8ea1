import { UserError } from '../model/errors.ts';
import type { Bucket } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import type { Format } from '../report/index.ts';

/** The options as commander hands them over. */
export interface ClonesFlags {
  readonly root?: string;
  readonly repo?: string;
  readonly paths?: readonly string[];
  readonly rev?: string;
  readonly base?: string;
  readonly includeTests?: boolean;
  readonly onlyActionable?: boolean;
  readonly bucket?: readonly Bucket[];
  readonly limit?: number;
  readonly patch?: string;
  readonly apply?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: readonly Bucket[];
  readonly config?: string;
  readonly cache: boolean;
  readonly format: Format;
  readonly output?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Throws UserError for options that contradict each other or are empty. */
export function checkClonesFlags(flags: ClonesFlags): void {
  const { root, repo, rev, apply, baseline, updateBaseline } = flags;
  for (const [name, value] of Object.entries(flags)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.includes('')) throw new UserError(`--${name}: expected a value, got nothing`);
  }
  if (root !== undefined && repo !== undefined && root !== repo) {
    throw new UserError('--root and --repo are the same option: give one of them');
  }
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
    cache: flags.cache,
    failOn: flags.failOn ?? [],
    asJson: flags.format === 'json',
    warn,
  };
}
