import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Busy, type Lock, takeLock } from '../../../src/journal/store/lock.ts';
import { ownIdentity } from '../../../src/process/index.ts';
import { makeTemporary } from './temporary.ts';

const place = () => {
  const state = makeTemporary('lock');
  return { state, path: join(state, 'write.lock') };
};

/** A lock as another process left it. */
function leave(path: string, more: object): void {
  const common = {
    token: '0123456789abcdef',
    since: '2026-01-01T00:00:00.000Z',
    what: 'add review',
  };
  writeFileSync(path, JSON.stringify({ ...ownIdentity(), ...common, ...more }));
}

function held(lock: Lock | Busy): Lock {
  if ('holder' in lock) throw new Error('expected to hold the lock');
  return lock;
}

describe('takeLock', () => {
  it('holds, lets nobody else in, and leaves no file when released', async () => {
    const { state, path } = place();
    const lock = held(await takeLock(path, state, 'add worklog', 0));
    const other = await takeLock(path, state, 'add review', 50);
    expect(other).toMatchObject({ holder: { pid: process.pid, what: 'add worklog' } });
    lock.release();
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(join(state, 'tmp'))).toEqual([]);
    held(await takeLock(path, state, 'add review', 0)).release();
  });

  it('goes to those who wait in their order, before whoever has just released it', async () => {
    const { state, path } = place();
    let lock = held(await takeLock(path, state, 'first', 0));
    const order: string[] = [];
    const waiting = ['a', 'b', 'c'].map(async (name, at) => {
      await new Promise((resolve) => setTimeout(resolve, 20 * (at + 1)));
      const own = held(await takeLock(path, state, name, 20_000));
      order.push(name);
      await new Promise((resolve) => setTimeout(resolve, 30));
      own.release();
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    lock.release();
    lock = held(await takeLock(path, state, 'again', 20_000));
    order.push('again');
    lock.release();
    await Promise.all(waiting);
    expect(order).toEqual(['a', 'b', 'c', 'again']);
    expect(readdirSync(`${path}.line`)).toEqual([]);
  });

  it('is not kept by one who is gone, or cannot be told to be there, and stands in line', async () => {
    const { state, path } = place();
    mkdirSync(`${path}.line`);
    leave(join(`${path}.line`, '000000000000001-0123456789abcdef'), { start: '1' });
    leave(join(`${path}.line`, '000000000000002-0123456789abcdef'), { host: 'x', machine: 'y' });
    held(await takeLock(path, state, 'add worklog', 20_000)).release();
    expect(readdirSync(`${path}.line`)).toEqual(['000000000000002-0123456789abcdef']);
  });

  it('takes over from a process that is gone', async () => {
    const { state, path } = place();
    leave(path, { start: '1' });
    held(await takeLock(path, state, 'add worklog', 0));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ what: 'add worklog' });
  });

  it('takes over from one that was gone while it took over, and from before a restart', async () => {
    const { state, path } = place();
    leave(path, { start: '1', boot: 'another' });
    held(await takeLock(path, state, 'first', 0)).release();
    leave(path, { start: '1' });
    leave(join(state, 'tmp', 'write.lock.seize-0123456789abcdef'), {
      start: '2',
      token: 'fedcba9876543210',
    });
    held(await takeLock(path, state, 'second', 0)).release();
    expect(readdirSync(join(state, 'tmp'))).toEqual([]);
  });

  it.each([
    ['another machine', { boot: 'other', host: 'other' }],
    ['another container', { pid_namespace: 'pid:[1]', start: '1' }],
    ['a process that runs', {}],
  ])('never takes over from %s', async (_, more) => {
    const { state, path } = place();
    leave(path, more);
    const lock = await takeLock(path, state, 'add worklog', 30);
    expect(lock).toMatchObject({ holder: { what: 'add review' } });
  });

  it.each(['', '{"pid":', '{"pid":1}', 'anything'])('leaves %j to whose it is', async (text) => {
    const { state, path } = place();
    writeFileSync(path, text);
    expect(await takeLock(path, state, 'add worklog', 30)).toEqual({ holder: null });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('lets exactly one of many take over', async () => {
    const { state, path } = place();
    leave(path, { start: '1' });
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => takeLock(path, state, 'add worklog', 20)),
    );
    expect(taken.filter((lock) => 'release' in lock).length).toBe(1);
  });
});
