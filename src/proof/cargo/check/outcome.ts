import type { CheckResult, Diagnostic } from '../../../model/proof.ts';
import { printableLine } from '../../../process/index.ts';
import type { Ran } from '../runner.ts';

/** The compiler itself came to harm: its errors are not all there is to say. */
const broken = /\(signal: \d+|internal compiler error|compiler unexpectedly panicked/;
const diskFull = /No space left on device|os error 28\b|Disk quota exceeded|os error 122\b/;
const waiting = /Blocking waiting for file lock on ([^\n]*)/;

export interface Said {
  readonly ran: Ran;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether an error of this package is one of the code under check. */
  readonly isAsked: (name: string) => boolean;
  readonly target: string;
  readonly timeout_s: number;
}

/** What a run of cargo means for the code under check. */
export function outcomeOf(said: Said): Pick<CheckResult, 'outcome' | 'diagnostics' | 'why'> {
  const { ran, diagnostics, isAsked, target } = said;
  const none = { diagnostics: [] };
  if (ran.timed_out) return { outcome: 'timeout', ...none, why: whyLate(said) };
  if (ran.code === 0) return { outcome: 'ok', ...none, why: null };
  const full =
    diskFull.test(ran.stderr) || diagnostics.some(({ message }) => diskFull.test(message));
  if (full)
    return {
      outcome: 'failed',
      ...none,
      why: `the disk is full: cargo builds in ${printableLine(target, 200)}`,
    };
  if (ran.cut) return { outcome: 'failed', ...none, why: 'cargo wrote more than can be read' };
  const others = diagnostics.filter((each) => !isAsked(each.package));
  if (diagnostics.length === 0 || others.length > 0 || broken.test(ran.stderr))
    return { outcome: 'failed', ...none, why: whyFailed(ran, others[0]) };
  if (/failed to run custom build command/.test(ran.stderr))
    return { outcome: 'failed', ...none, why: whyFailed(ran, undefined) };
  return { outcome: 'errors', diagnostics, why: null };
}

function whyLate({ ran, timeout_s }: Said): string {
  const lock = waiting.exec(ran.stderr)?.[1];
  if (lock !== undefined)
    return `not within ${timeout_s} s: another cargo holds the ${printableLine(lock, 100)}`;
  const [child] = ran.left_behind;
  const what = child ? `; still ran: ${child.command}` : '';
  return printableLine(`not within ${timeout_s} s${what}`, 300);
}

/** cargo's own words, in a line. */
export function whyFailed(
  ran: Pick<Ran, 'stderr' | 'code' | 'signal'>,
  error?: Diagnostic,
): string {
  if (error)
    return printableLine(
      `${error.package}: error${error.code ? `[${error.code}]` : ''}: ${error.message}`,
      300,
    );
  const lines = ran.stderr.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => line.startsWith('error'));
  if (at < 0) {
    const last = lines.filter((line) => line !== '').at(-1);
    return printableLine(last ?? `cargo ended with ${ran.signal ?? `exit code ${ran.code}`}`, 300);
  }
  const rest = lines.slice(at + 1);
  const stderr = rest.indexOf('--- stderr');
  // What a build script complained of tells more than that it failed.
  const cause = stderr >= 0 ? firstTelling(rest.slice(stderr + 1)) : causeIn(rest);
  return printableLine([lines[at], cause].filter(Boolean).join('; '), 300);
}

const causeIn = (lines: readonly string[]): string | undefined => {
  const at = lines.lastIndexOf('Caused by:');
  return at < 0 ? undefined : lines[at + 1];
};

/** A panic says where in one line and what in the next. */
function firstTelling(lines: readonly string[]): string | undefined {
  const said = lines.filter((line) => line !== '' && !/^(note|warning|cargo:)/.test(line));
  const [first, second] = said;
  return first?.startsWith('thread ') && first.endsWith(':') ? (second ?? first) : first;
}
