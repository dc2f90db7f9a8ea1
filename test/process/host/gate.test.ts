import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGated } from '../../../src/process/host/gate.ts';
import { runs, useLab } from '../lab.ts';

const lab = useLab();
const start = (script: string, file: string) =>
  startGated({
    command: ['sh', '-c', script, 'sh', file],
    cwd: lab.folder,
    env: { PATH: process.env.PATH ?? '' },
    stdin: 'ignore',
    output: 'ignore',
  });

describe('the start gate', () => {
  it('runs nothing before it is opened', async () => {
    const file = join(lab.folder, 'ran');
    const { child, open, pid } = await start('echo > "$1"', file);
    expect(runs(pid)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(existsSync(file)).toBe(false);
    const exit = once(child, 'exit');
    open();
    expect(await exit).toEqual([0, null]);
    expect(existsSync(file)).toBe(true);
  });

  it('ends without having run anything when its pipe closes, as it does when we are killed', async () => {
    const file = join(lab.folder, 'ran');
    const { child } = await start('echo > "$1"', file);
    const exit = once(child, 'exit');
    const gate = child.stdio[3];
    if (gate && 'destroy' in gate) gate.destroy();
    expect(await exit).toEqual([125, null]);
    expect(existsSync(file)).toBe(false);
  });

  it('hands the pipe to nobody, and leads a session of its own', async () => {
    const { child, open, pid } = await start('exec sleep 600', '');
    open();
    for (;;) {
      const fds = readdirSync(`/proc/${pid}/fd`);
      if (!fds.includes('3')) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const exit = once(child, 'exit');
    process.kill(-pid, 'SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
  });
});
