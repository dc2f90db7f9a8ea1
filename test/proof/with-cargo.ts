import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

const cargo = spawnSync('cargo', ['--version'], { encoding: 'utf8' });

/** True where cargo can be started: tests of the proof compile small crates of their own. */
export const hasCargo = cargo.status === 0;

/** A suite that is left out, and says so, where there is no cargo. */
export function describeWithCargo(name: string, suite: () => void): void {
  if (hasCargo) describe(name, suite);
  else describe.skip(`${name} (left out: no cargo here)`, suite);
}
