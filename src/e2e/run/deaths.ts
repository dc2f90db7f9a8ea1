import type { StageName } from '../../model/e2e-plan.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { printable } from '../../model/printable.ts';
import type { Death } from './watched-host.ts';

/** Longest part of a log that is said in a check. */
const most = 300;

/** The failed check of a process that ended while it should serve, with the last that it wrote. */
export function describeDeath({ name, log, exit }: Death, stage: StageName, tail: string): Check {
  const how = exit.signal === null ? `with exit code ${exit.code}` : `by ${exit.signal}`;
  const lines = tail.split('\n').filter((line) => line.trim() !== '');
  const last = lines.slice(-3).map(printable).join(' | ').slice(-most);
  return {
    id: `process.${name}`,
    stage,
    result: 'fail',
    expected: `${name} runs until the run takes it down`,
    observed: `${name} ended ${how} before the run took it down${last === '' ? '; its log is empty' : `; last in its log: ${last}`}`,
    evidence: [log],
  };
}
