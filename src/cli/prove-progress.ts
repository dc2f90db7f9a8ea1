import { oneLine } from '../model/one-line.ts';
import type { ProofProgress } from '../model/proof.ts';
import { cutLine } from './cut-line.ts';
import type { Terminal } from './terminal.ts';

/** How often the line is drawn again, in milliseconds: one check may take minutes, and the time counts on. */
const beat = 500;

/** Below this many columns there is room for the figures only. */
const narrow = 50;

export interface ProgressLine {
  readonly update: (progress: ProofProgress) => void;
  /** A line that stays, above the progress. */
  readonly say: (line: string) => void;
  /** Takes the line away, so that something else can be printed; the next update brings it back. */
  readonly clear: () => void;
}

/**
 * Where a proof is, on one line of a terminal that is drawn again and again. In a pipe nothing, or with `--verbose` one
 * line for each crate.
 */
export function showProofProgress(
  { stderr }: Terminal,
  { quiet = false, verbose = false }: { readonly quiet?: boolean; readonly verbose?: boolean },
): ProgressLine {
  const print = (text: string) => void stderr.write(text);
  const say = (line: string) => print(`${oneLine(line)}\n`);
  if (quiet) return { update: () => {}, say: () => {}, clear: () => {} };
  if (stderr.isTTY === true) return drawLine(print, () => stderr.columns || 80);
  return { update: verbose ? eachCrate(say) : () => {}, say, clear: () => {} };
}

function eachCrate(say: (line: string) => void): ProgressLine['update'] {
  let last: string | null = null;
  return ({ crate, phase, left }) => {
    if (crate === last) return;
    last = crate;
    say(`proof of ${crate}: ${phase}, ${sites(left)} without an answer`);
  };
}

function drawLine(print: (text: string) => void, width: () => number): ProgressLine {
  const started = performance.now();
  let at: ProofProgress | null = null;
  let timer: NodeJS.Timeout | null = null;
  const draw = () => {
    if (at === null) return;
    const line = lineOf(at, performance.now() - started, width());
    print(`\r\u001b[2K${cutLine(line, width())}`);
  };
  const erase = () => {
    if (at !== null) print('\r\u001b[2K');
  };
  return {
    update: (progress) => {
      at = progress;
      if (timer === null) timer = setInterval(draw, beat).unref();
      draw();
    },
    say: (line) => {
      erase();
      print(`${oneLine(line)}\n`);
      draw();
    },
    clear: () => {
      erase();
      at = null;
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}

function lineOf({ crate, phase, round, left }: ProofProgress, ms: number, width: number): string {
  const name = oneLine(crate);
  if (width < narrow) return `${clock(ms)} ${left} left, round ${round} ${name}`;
  return `${clock(ms)}  ${name}: ${oneLine(phase)}, round ${round}, ${sites(left)} left`;
}

const sites = (n: number): string => `${n} site${n === 1 ? '' : 's'}`;

/** `0:07`, `12:30`, `1:02:30`. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
