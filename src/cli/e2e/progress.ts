import type { Plan } from '../../model/e2e-plan.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Terminal } from '../terminal.ts';
import { describeEvent, type Progress, warning } from './describe-event.ts';
import { showList } from './live-list.ts';

const silent: Progress = { event: () => {}, say: () => {}, warn: () => {}, end: () => {} };

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
      print(`${(event.at_ms / 1000).toFixed(1).padStart(7)} s  ${describeEvent(event)}\n`),
    say: (line) => print(`           ${oneLine(line)}\n`),
    warn: (line) => print(warning(line)),
  };
}
