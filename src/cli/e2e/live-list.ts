import type { StageName } from '../../model/e2e-plan.ts';
import type { RunEvent } from '../../model/e2e-run.ts';
import { oneLine } from '../../model/one-line.ts';
import { cutLine } from '../cut-line.ts';
import { describeEvent, type Progress, warning } from './describe-event.ts';

/** How often the list is drawn again, in milliseconds: elapsed time counts on although nothing happens. */
const beat = 250;
const marks = { waiting: ' ', running: '>', done: '+', failed: 'x', skipped: '-' } as const;

interface Row {
  readonly mark: keyof typeof marks;
  readonly from: number;
  readonly to: number | null;
  readonly note: string;
}

/**
 * A list of all stages, drawn again and again in its place, with the newest line of any log below it. No line of it is
 * wider than the terminal: one that wraps would be counted as one and the list drawn in the wrong place.
 */
export function showList(
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
    const all = last === '' ? lines : [...lines, cutLine(`  ${last}`, width())];
    // Up to the first line of the list, then each line anew; the rest of the screen is cleared.
    print(
      `${drawn > 0 ? `\u001b[${drawn}A` : ''}${all.map((line) => `\u001b[2K${line}\n`).join('')}\u001b[0J`,
    );
    drawn = all.length;
  };
  const timer = setInterval(draw, beat);
  timer.unref();
  return {
    warn: (line) => {
      // In the place of the list, which goes on below it.
      print(`${drawn > 0 ? `\u001b[${drawn}A\r` : ''}\u001b[0J${warning(line)}`);
      drawn = 0;
      draw();
    },
    event: (event) => {
      const row = event.stage === null ? null : rowAfter(event, rows.get(event.stage));
      if (event.stage !== null && row) rows.set(event.stage, row);
      if (event.event === 'process-started') last = describeEvent(event);
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
  if (row === undefined) return cutLine(`  ${id}`, width);
  const seconds = ((row.to ?? performance.now()) - row.from) / 1000;
  const time = `${seconds.toFixed(1)} s`;
  if (width < narrow) return cutLine(`${marks[row.mark]} ${time} ${id}`, width);
  return cutLine(
    `${marks[row.mark]} ${id.padEnd(13)}${time.padStart(9)}  ${oneLine(row.note)}`,
    width,
  );
}

/** Below this many columns a line has no room for anything but the time and the name. */
const narrow = 30;
