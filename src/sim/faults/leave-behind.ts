import { spawn } from 'node:child_process';
import type { Log } from '../log.ts';

/** Starts a shell script whose process outlives this one, for ten minutes at most; its pid is in the log. */
export function leaveBehind(log: Log, where: 'own-session' | 'same-group', script: string): void {
  const child = spawn('/bin/sh', ['-c', script], {
    detached: where === 'own-session',
    stdio: ['ignore', where === 'same-group' ? 'pipe' : 'ignore', 'ignore'],
  });
  child.on('error', (error) => log('ERROR', `cannot leave a process behind: ${error.message}`));
  if (where === 'own-session') log('INFO', `left behind pid=${child.pid}`);
  child.stdout?.on('data', (text: Buffer) => log('INFO', `left behind pid=${String(text).trim()}`));
  child.unref();
}
