import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { replaceFile } from '../durable.ts';
import { withLock } from './lock.ts';
import { hasRun } from './registry.ts';
import { stateFolder } from './state-folder.ts';

/** Below the range that systems give out by themselves, and not above what DYN_SYSTEM_PORT takes. */
const lowest = 20_000;
const highest = 32_767;

/**
 * Gives a run `count` TCP ports on which nobody listens and that no other run of this user was given. They are its own
 * until `releasePorts`, or until the run is closed or swept. UserError when so many are not to be had.
 */
export async function takePorts(run: string, count: number): Promise<readonly number[]> {
  const folder = stateFolder('ports');
  return withLock(folder, async () => {
    const given = new Set(readGiven(folder));
    const ports: number[] = [];
    for (let tries = 0; ports.length < count; tries += 1) {
      if (tries > 2000)
        throw new UserError(`expected ${count} free TCP ports from ${lowest} to ${highest}`);
      const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
      if (given.has(port) || !(await isFree(port))) continue;
      replaceFile(join(folder, String(port)), run, false);
      given.add(port);
      ports.push(port);
    }
    return ports;
  });
}

/** Gives back all ports of a run. */
export async function releasePorts(run: string): Promise<void> {
  const folder = stateFolder('ports');
  await withLock(folder, () => {
    for (const name of readdirSync(folder))
      if (readOwner(folder, name) === run) rmSync(join(folder, name), { force: true });
  });
}

/** What runs that are gone were given is taken off the list. */
function readGiven(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => {
    const owner = readOwner(folder, name);
    if (owner !== null && hasRun(owner)) return Number(name);
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

function readOwner(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return null;
  }
}

/** Whether nobody listens on any address of this machine. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '0.0.0.0')) && (await canListen(port, '::'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has nobody who listens there.
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(/^(EAFNOSUPPORT|EADDRNOTAVAIL)$/.test(error.code ?? '')),
    );
    server.listen({ port, host, exclusive: true, ipv6Only: host === '::' }, () =>
      server.close(() => resolve(true)),
    );
  });
}
