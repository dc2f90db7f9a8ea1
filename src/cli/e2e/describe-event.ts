import type { RunEvent } from '../../model/e2e-run.ts';
import { oneLine } from '../../model/one-line.ts';
import { printable } from '../../report/index.ts';

/** What a run is told to whoever watches it. */
export interface Progress {
  readonly event: (event: RunEvent) => void;
  /** The newest line of any log. */
  readonly say: (line: string) => void;
  /** Something that stays to be read. */
  readonly warn: (line: string) => void;
  readonly end: () => void;
}

/** A line of its own. */
export const warning = (line: string): string => `warning: ${printable(line)}\n`;

/** An event of a run as a line for people; what comes from the code under test is made printable. */
export function describeEvent({ stage, event, detail }: RunEvent): string {
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
