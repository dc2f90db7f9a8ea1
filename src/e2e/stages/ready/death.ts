import type { RunFolder, RunningProcess } from '../../../model/e2e-run.ts';
import type { FailureSignature } from '../../../model/e2e-stack.ts';
import { logTail } from '../log-tail.ts';
import { match } from './watch-logs.ts';

/** A server that ended while it was waited for: why, in a line, and its log. */
export interface Death {
  readonly observed: string;
  readonly evidence: readonly string[];
}

/** For what no signature knows: the last exception in the log says more than the log's last line. */
const exception: FailureSignature = {
  pattern: /^\s*[\w.]*(?:Error|Exception)\b: ./,
  cause: 'it ended with an exception',
};

/** The first of the processes that has ended; null while all run. */
export function findDeath(
  folder: Pick<RunFolder, 'at'>,
  processes: readonly Pick<RunningProcess, 'name' | 'log' | 'exit'>[],
  causes: readonly FailureSignature[],
): Death | null {
  for (const { name, log, exit: ended } of processes) {
    const exit = ended();
    if (exit === null) continue;
    const how = exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`;
    const lines = logTail(folder, log, 200);
    const named = lines.map((line) => match(line, causes)).filter((found) => found !== null);
    const thrown = lines.map((line) => match(line, [exception])).filter((found) => found !== null);
    const said = named.length > 0 ? named : thrown;
    const last = lines.at(-1);
    const why =
      said.length > 0
        ? `: ${said.at(-1)!.cause}: ${said.at(-1)!.line}`
        : last === undefined
          ? '; its log is empty'
          : `; last in its log: ${last.slice(0, 300)}`;
    return { observed: `${name} ended ${how} before it served${why}`, evidence: [log] };
  }
  return null;
}
