import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/process/index.ts';
import { spec, until, useLab } from './lab.ts';

const lab = useLab();
const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { force: true });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** A name of our own in /dev/shm that goes again with the test. */
function newName(): string {
  const path = `/dev/shm/dyn-audit-test-${process.pid}-${made.length}`;
  rmSync(path, { force: true });
  made.push(path);
  return path;
}

/** Maps the file, makes it where it is missing, says so, and never lets go. */
const mapIt = (path: string): string =>
  `import mmap, time; f = open("${path}", "a+b"); f.truncate(4096); m = mmap.mmap(f.fileno(), 4096); ` +
  'f.close(); print("mapped", flush=True); time.sleep(600)';
const mapping = (path: string): string => `exec python3 -c '${mapIt(path)}'`;

/** Somebody else who maps it. */
async function stranger(path: string): Promise<() => void> {
  const child = spawn('python3', ['-c', mapIt(path)], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return () => child.kill('SIGKILL');
}

describe.skipIf(!hasPython)('shared memory that a killed process leaves', () => {
  const startMapping = async (path: string) => {
    const run = lab.newRun();
    const host = await lab.open(run);
    await host.start(spec('server', mapping(path)));
    await until('it is mapped', () =>
      readFileSync(join(run.path, 'logs/server.log'), 'utf8').includes('mapped'),
    );
    return { run, host };
  };

  it('goes with the run, which saw it mapped', async () => {
    const path = newName();
    const { run, host } = await startMapping(path);
    await host.stop('server', 'at-once');
    expect(readManifest(run.path)?.resources).toMatchObject([{ kind: 'shared-memory', path }]);
    expect(existsSync(path)).toBe(true);
    const { removed, left } = await host.close();
    expect({ removed, left }).toEqual({ removed: [`shared-memory ${path}`], left: [] });
    expect(existsSync(path)).toBe(false);
  });

  it('is seen while the process runs, so that a sweep finds it in the manifest', async () => {
    const path = newName();
    const { run, host } = await startMapping(path);
    await until('it is written down', () =>
      readManifest(run.path)?.resources.some((each) => 'path' in each && each.path === path),
    );
    await host.close();
    expect(existsSync(path)).toBe(false);
  });

  it('stays when it is older than the run', async () => {
    const path = newName();
    writeFileSync(path, Buffer.alloc(4096));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { run, host } = await startMapping(path);
    await host.stop('server', 'at-once');
    expect(readManifest(run.path)?.resources).toEqual([]);
    await host.close();
    expect(existsSync(path)).toBe(true);
  });

  it('stays while somebody else maps it', async () => {
    const path = newName();
    const { host } = await startMapping(path);
    const end = await stranger(path);
    try {
      expect(await host.close()).toEqual({ removed: [], left: [] });
      expect(existsSync(path)).toBe(true);
    } finally {
      end();
    }
  });

  it('stays when another file has taken its name', async () => {
    const path = newName();
    const { host } = await startMapping(path);
    await host.stop('server', 'at-once');
    // Made beside it, so that it cannot get its number.
    writeFileSync(`${path}-new`, 'of somebody else');
    renameSync(`${path}-new`, path);
    await host.close();
    expect(existsSync(path)).toBe(true);
  });
});
