import { UserError } from '../../model/errors.ts';
import type { LintOptions } from '../../model/journal-lint.ts';
import type { LintFormat } from '../../report/index.ts';
import { checkGiven, type OutputFlags } from '../common-options.ts';

/** The options as commander hands them over. */
export interface LintFlags extends OutputFlags<LintFormat> {
  readonly root?: string;
  readonly all?: boolean;
  readonly changed?: boolean;
  readonly fix?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly maxWarnings?: number;
  readonly rules?: boolean;
  readonly explain?: string;
  readonly compat?: boolean;
}

/** Throws UserError for options that are empty or contradict each other. */
export function checkLintFlags(flags: LintFlags, paths: readonly string[]): void {
  checkGiven(flags);
  const { all, changed, fix, stdin, stdinFilename, updateBaseline, compat } = flags;
  if (all && changed) throw new UserError('--all and --changed: expected one of them');
  if (stdin !== (stdinFilename === undefined ? undefined : true))
    throw new UserError('--stdin and --stdin-filename FILE: expected both or neither');
  if (stdin && (all || changed || fix || updateBaseline || compat || paths.length > 0))
    throw new UserError(
      '--stdin lints one text and writes nothing: expected no PATH, --all, --changed, --fix, --update-baseline, --compat',
    );
  if (paths.length > 0 && (all || changed))
    throw new UserError('expected files and folders, or --all, or --changed');
  if (compat && (fix || updateBaseline))
    throw new UserError('--compat only reports: expected no --fix and no --update-baseline');
}

/** The flags as the lint takes them. */
export function readLintOptions(
  flags: LintFlags,
  paths: readonly string[],
  given: Pick<LintOptions, 'root' | 'env' | 'warn'> & { readonly text: string | null },
): LintOptions {
  const { stdinFilename: path } = flags;
  const { text, ...rest } = given;
  return {
    ...rest,
    paths: paths.length === 0 ? null : paths,
    scope: flags.all ? 'all' : flags.changed ? 'changed' : 'default',
    fix: flags.fix ?? false,
    stdin: path === undefined || text === null ? null : { path, text },
    baseline: flags.baseline ?? null,
    updateBaseline: flags.updateBaseline ?? false,
    compat: flags.compat ?? false,
  };
}
