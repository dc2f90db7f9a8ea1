import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { replaceFile } from '../durable.ts';
import { livenessOf } from '../identity.ts';
import { readRun } from './registry.ts';

/**
 * Asks the tool that runs `id`, from another process, to end the run: it gets SIGTERM, and the file `stop` in the run
 * folder says that it was asked. `gone`: its tool does not run any more (a sweep ends what is left); `unknown`: it runs
 * where nobody here can look. UserError when no such run is open.
 */
export function requestStop(id: string): 'asked' | 'gone' | 'unknown' {
  const run = readRun(id);
  if (run === null) throw new UserError(`run ${id} is not open: it has ended and left nothing`);
  const liveness = livenessOf(run.tool);
  if (liveness === 'unknown') return 'unknown';
  if (liveness !== 'alive') return 'gone';
  replaceFile(join(run.folder, 'stop'), `${new Date().toISOString()}\n`, false);
  process.kill(run.tool.pid, 'SIGTERM');
  return 'asked';
}
