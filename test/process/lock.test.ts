import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { withLock } from '../../src/process/run/lock.ts';

const lock = new URL('../../dist/process/run/lock.js', import.meta.url).href;

/** Another process that holds the lock until it is killed. */
async function holder(name: string) {
  const program = `import { withLock } from ${JSON.stringify(lock)};
    await withLock(${JSON.stringify(name)}, () => new Promise((resolve) => {
      console.log('held');
      setTimeout(resolve, 600_000);
    }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('withLock', () => {
  it('lets one in at a time', async () => {
    const name = `test ${process.pid} a`;
    let inside = 0;
    const most = await Promise.all(
      [1, 2, 3, 4].map(() =>
        withLock(name, async () => {
          inside += 1;
          const seen = inside;
          await new Promise((resolve) => setTimeout(resolve, 20));
          inside -= 1;
          return seen;
        }),
      ),
    );
    expect(most).toEqual([1, 1, 1, 1]);
  });

  it('is held across processes, and let go of by one that is killed', async () => {
    const name = `test ${process.pid} b`;
    const other = await holder(name);
    await expect(withLock(name, () => {}, 100)).rejects.toThrow(UserError);
    const mine = withLock(name, () => 'mine');
    other.kill('SIGKILL');
    expect(await mine).toBe('mine');
  });

  it('is let go of when what was done under it fails', async () => {
    const name = `test ${process.pid} c`;
    const failing = withLock(name, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withLock(name, () => 'yes')).toBe('yes');
  });
});
