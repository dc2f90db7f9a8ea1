import { type Command, Option } from 'commander';
import { UserError } from '../model/errors.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions, ProveOptions } from '../model/options.ts';
import { type ProveMode, proveModes } from '../model/proof.ts';
import { oneOf, wholeNumber } from './choice.ts';
import { warnOn } from './common-options.ts';
import { showProofProgress } from './prove-progress.ts';
import { takeSignals } from './signals.ts';
import type { CommandContext } from './terminal.ts';

export interface ProveFlags {
  readonly prove?: ProveMode | true;
  readonly proveTests?: boolean;
  readonly features?: readonly string[];
  readonly targetDir?: string;
  readonly offline?: boolean;
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** The options of `clones` that let the compiler decide. */
export const declareProof = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--prove [mode]',
        'let rustc decide, in a work tree of its own: the removable findings, or `wide`: every site',
      ).argParser(oneOf('--prove', proveModes)),
    )
    .option('--prove-tests', 'run the narrowest tests of what changed, before and after')
    .option('--features <feature...>', 'Cargo features to check with (default: all that build)')
    .option(
      '--target-dir <dir>',
      'where cargo keeps what it builds (default: a folder in the cache)',
    )
    .option('--offline', 'cargo may not use the network')
    .addOption(
      new Option(
        '--timeout <seconds>',
        'for one run of cargo or of tests (default: 3600; tests 300)',
      ).argParser(wholeNumber('--timeout', 1)),
    );

/** What the flags ask of the compiler; null: nothing. UserError for flags that need another. */
export function readProof(flags: ProveFlags): Omit<ProveOptions, 'stop' | 'onProgress'> | null {
  const { prove, proveTests, features, targetDir, offline, timeout } = flags;
  if (prove === undefined && proveTests === undefined) {
    const needs = { features, targetDir, offline, timeout };
    for (const [name, value] of Object.entries(needs))
      if (value !== undefined)
        throw new UserError(`--${name === 'targetDir' ? 'target-dir' : name} needs --prove`);
    return null;
  }
  return {
    mode: prove === undefined || prove === true ? 'removable' : prove,
    tests: proveTests ?? false,
    features: features?.flatMap((each) => each.split(',')).filter((each) => each !== '') ?? null,
    targetDir: targetDir ?? null,
    offline: offline ?? false,
    timeout: timeout ?? null,
  };
}

export interface Proof {
  /** Null where it was interrupted before it ended. */
  readonly report: ClonesReport | null;
  /** The signal that ended it early; null where nobody interrupted. */
  readonly signal: NodeJS.Signals | null;
}

/** Proves with progress on a terminal; Ctrl-C ends cargo and takes the work tree down first. */
export async function runProof(
  options: ClonesOptions,
  asked: Omit<ProveOptions, 'stop' | 'onProgress'>,
  flags: ProveFlags,
  { terminal }: CommandContext,
): Promise<Proof> {
  const { proveClones } = await import('../flows/prove.ts');
  const progress = showProofProgress(terminal, flags);
  const warn = warnOn(terminal, flags);
  const stop = new AbortController();
  let signal: NodeJS.Signals | null = null;
  const release = takeSignals((caught) => {
    signal = caught;
    stop.abort(new Error(`interrupted by ${caught}`));
    progress.say(`${caught}: ending cargo and taking the work tree down`);
  });
  try {
    const report = await proveClones(
      {
        ...options,
        warn: (line) => {
          progress.clear();
          warn(line);
        },
      },
      { ...asked, stop: stop.signal, onProgress: progress.update },
    );
    return { report, signal };
  } catch (error) {
    if (signal === null) throw error;
    return { report: null, signal };
  } finally {
    progress.clear();
    release();
  }
}
