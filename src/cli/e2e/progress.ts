import type { Plan, StageName } from '../../model/e2e-plan.ts';
import type { RunEvent } from '../../model/e2e-run.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Terminal } from '../terminal.ts';

/** What a run is told to whoever watches it. */
export interface Progress {
  readonly event: (event: RunEvent) => void;
  /** The newest line of any log. */
  readonly say: (line: string) => void;
  readonly end: () => void;
}

const silent: Progress = { event: () => {}, say: () => {}, end: () => {} };

/** A live list of stages on a terminal, else one line for each event, nothing when it is not wanted. */
export function showProgress(plan: Plan, { stderr }: Terminal, quiet: boolean): Progress {
  if (quiet) return silent;
  const print = (text: string) => void stderr.write(text);
  if (stderr.isTTY !== true) return showLines(print);
  return showList(
    plan.stages.map(({ id }) => id),
    print,
    () => stderr.columns ?? 80,
  );
}

function showLines(print: (text: string) => void): Progress {
  return {
    ...silent,
    event: (event) =>
      print(`${(event.at_ms / 1000).toFixed(1).padStart(7)} s  ${describe(event)}\n`),
    say: (line) => print(`           ${oneLine(line)}\n`),
  };
}

function describe({ stage, event, detail }: RunEvent): string {
  const where = (stage ?? 'run').padEnd(12);
  const seconds = (ms: unknown) => `${(Number(ms) / 1000).toFixed(1)} s`;
  if (event === 'check')
    return oneLine(`${where} ${String(detail.result)} ${detail.id}: ${detail.observed}`, 300);
  if (event === 'stage-started') return `${where} started`;
  if (event === 'stage-ended') {
    const failed = detail.failed === null ? 'done' : `failed (${detail.failed})`;
    return oneLine(`${where} ${failed} after ${seconds(detail.elapsed_ms)}`, 300);
  }
  const said = Object.entries(detail).filter(([, value]) => value !== null && value !== '');
  const words = said.map(([name, value]) => `${name} ${value}`).join(', ');
  return oneLine(`${where} ${event.replace(/^run-/, '')}${words === '' ? '' : `: ${words}`}`, 300);
}

/** How often the list is drawn again, in milliseconds: elapsed time counts on although nothing happens. */
const beat = 250;
const marks = { waiting: ' ', running: '>', done: '+', failed: 'x', skipped: '-' } as const;

interface Row {
  readonly mark: keyof typeof marks;
  readonly from: number;
  readonly to: number | null;
  readonly note: string;
}

function showList(
  stages: readonly StageName[],
  print: (text: string) => void,
  width: () => number,
): Progress {
  const rows = new Map<StageName, Row>();
  let last = '';
  let drawn = 0;
  let ended = false;
  const draw = () => {
    const lines = stages.map((id) => lineOf(id, rows.get(id), width()));
    const all = last === '' ? lines : [...lines, cut(`  ${last}`, width())];
    // Up to the first line of the list, then each line anew; the rest of the screen is cleared.
    print(
      `${drawn > 0 ? `\u001b[${drawn}A` : ''}${all.map((line) => `\u001b[2K${line}\n`).join('')}\u001b[0J`,
    );
    drawn = all.length;
  };
  const timer = setInterval(draw, beat);
  timer.unref();
  return {
    event: (event) => {
      const row = event.stage === null ? null : rowAfter(event, rows.get(event.stage));
      if (event.stage !== null && row) rows.set(event.stage, row);
      if (event.event === 'process-started') last = describe(event);
      draw();
    },
    say: (line) => {
      last = oneLine(line);
    },
    end: () => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      last = '';
      draw();
    },
  };
}

function rowAfter({ event, detail }: RunEvent, before: Row | undefined): Row | undefined {
  const now = performance.now();
  if (event === 'stage-started') return { mark: 'running', from: now, to: null, note: '' };
  if (event === 'stage-skipped') return { mark: 'skipped', from: now, to: now, note: 'kept' };
  if (event === 'check' && detail.result === 'fail' && before)
    return { ...before, mark: 'failed', note: `${detail.id}: ${detail.observed}` };
  if (event !== 'stage-ended' || !before) return before;
  const failed = typeof detail.failed === 'string' ? detail.failed : null;
  const mark = failed !== null || before.mark === 'failed' ? 'failed' : 'done';
  return { ...before, mark, to: now, note: failed ?? before.note };
}

function lineOf(id: StageName, row: Row | undefined, width: number): string {
  if (row === undefined) return cut(`  ${id}`, width);
  const seconds = ((row.to ?? performance.now()) - row.from) / 1000;
  const time = `${seconds.toFixed(1)} s`.padStart(9);
  return cut(`${marks[row.mark]} ${id.padEnd(13)}${time}  ${oneLine(row.note)}`, width);
}

const cut = (line: string, width: number): string =>
  line.slice(0, Math.max(20, width - 1)).trimEnd();
