import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isFree, portHolder } from '../../src/process/index.ts';
import { spec, until, useLab } from './lab.ts';

const lab = useLab();
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

async function listen(port: number, host: string): Promise<number> {
  const server = createServer().listen({ port, host, ipv6Only: host === '::1' });
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('portHolder', () => {
  it('names who listens, on whatever address', async () => {
    for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
      const port = await listen(0, host);
      expect(portHolder(port)?.pid).toBe(process.pid);
      expect(await isFree(port)).toBe(false);
    }
  });

  it('tells our process from an old server on the port', async () => {
    const host = await lab.open(lab.newRun());
    const [ours = 0, theirs = 0] = await host.ports(2);
    const program = (port: number) =>
      ['-e', `require('net').createServer().listen(${port},'127.0.0.1')`] as const;
    const launcher = `"$0" -e "$1" & wait`;
    const [, script] = program(ours);
    await host.start(spec('agg', ['sh', '-c', launcher, process.execPath, script]));
    const old = spawn(process.execPath, program(theirs), { stdio: 'ignore' });
    const mine = await until('ours listens', () => portHolder(ours));
    const other = await until('the other listens', () => portHolder(theirs));
    expect(host.owns(mine.pid ?? 0)).toBe(true);
    expect(host.owns(other.pid ?? 0)).toBe(false);
    expect(other).toMatchObject({ pid: old.pid });
    expect(other.command).toContain('createServer');
    old.kill('SIGKILL');
    await once(old, 'exit');
    expect(portHolder(theirs)).toBeNull();
  });
});

describe('ports', () => {
  it('are never one on which somebody listens', async () => {
    const host = await lab.open(lab.newRun());
    // Somebody holds a good part of the range.
    for (let port = 20_000; port < 32_767; port += 16) {
      try {
        await listen(port, '127.0.0.1');
      } catch {
        // Held by another program: just as good.
      }
    }
    const given = await host.ports(200);
    for (const port of given) expect(await isFree(port)).toBe(true);
  });

  it('say what was expected where the state folder is open to others', async () => {
    mkdirSync(join(lab.folder, 'state/dyn-audit'), { recursive: true, mode: 0o700 });
    mkdirSync(join(lab.folder, 'state/dyn-audit/runs'));
    const { chmodSync } = await import('node:fs');
    chmodSync(join(lab.folder, 'state/dyn-audit/runs'), 0o777);
    const open = lab.open(lab.newRun());
    await expect(open).rejects.toThrow(/expected a folder of this user that nobody else can write/);
  });
});
