import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { livenessOf, ownIdentity } from '../../src/process/index.ts';

const linux = process.platform === 'linux';

describe('livenessOf', () => {
  it('knows its own process, also from what was written down', () => {
    const written: unknown = JSON.parse(JSON.stringify(ownIdentity()));
    expect(written).toEqual(ownIdentity());
    expect(ownIdentity().pid).toBe(process.pid);
    expect(livenessOf(ownIdentity())).toBe('alive');
  });

  it('calls a process dead once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const identity = { ...ownIdentity(), pid: child.pid ?? 0, start: '' };
    expect(livenessOf(identity)).toBe('alive');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(livenessOf(identity)).toBe('dead');
  });

  it('is not deceived by another process that has got the same number', () => {
    expect(livenessOf({ ...ownIdentity(), start: '1' })).toBe('dead');
  });

  it.runIf(linux)('tells a start of the machine from another machine', () => {
    const boot = '00000000-0000-0000-0000-000000000000';
    expect(livenessOf({ ...ownIdentity(), boot })).toBe('restarted');
    expect(livenessOf({ ...ownIdentity(), boot, host: 'another' })).toBe('unknown');
    expect(livenessOf({ ...ownIdentity(), boot, machine: 'another' })).toBe('unknown');
    expect(livenessOf({ ...ownIdentity(), boot: '' })).toBe('unknown');
  });

  it.runIf(linux)('says nothing of processes of another container', () => {
    const other = { ...ownIdentity(), pid_namespace: 'pid:[1]', pid: 2 ** 22 + 1 };
    expect(livenessOf(other)).toBe('unknown');
  });

  it.runIf(linux)('takes the start from the field after the name, whatever the name holds', () => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8');
    expect(stat.split(' ')).toContain(ownIdentity().start);
    expect(Number(ownIdentity().start)).toBeGreaterThan(0);
  });
});
