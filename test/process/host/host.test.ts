import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import { readManifest } from '../../../src/process/index.ts';
import { runs, spec, until, useLab } from '../lab.ts';

const lab = useLab();
const text = (folder: { path: string }, name: string) =>
  readFileSync(join(folder.path, name), 'utf8');

describe('start', () => {
  it('runs a command with its log, a closed stdin, and its manifest entry', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const process = await host.start(
      spec('one', 'cat; echo out; echo err >&2; ls -l /proc/self/fd; exit 3'),
    );
    expect(await process.ended).toEqual({ code: 3, signal: null });
    expect(process.exit()).toEqual({ code: 3, signal: null });
    expect(text(run, 'logs/one.log')).toMatch(/^out\nerr\n/);
    // Descriptors above 9 may be what the test itself was started with.
    expect(text(run, 'logs/one.log')).not.toMatch(/ [0-9] -> (socket|pipe)/);
    const [entry] = readManifest(run.path)?.processes ?? [];
    expect(entry).toMatchObject({
      name: 'one',
      pid: process.pid,
      pgid: process.pid,
      session: process.pid,
      log: 'logs/one.log',
      exit: { code: 3, signal: null },
    });
    expect(host.running()).toEqual([]);
  });

  it('stands in the manifest before the command runs, with the pid and start time that it keeps', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const command = `cat '${join(run.path, 'manifest.json')}'; cat /proc/$$/stat`;
    const process = await host.start(spec('early', command));
    await process.ended;
    const [manifest = '', stat = ''] = text(run, 'logs/early.log').split('\n');
    const [entry] = JSON.parse(manifest).processes;
    expect(entry.pid).toBe(process.pid);
    expect(stat.split(' ')[0]).toBe(String(process.pid));
    expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])).toBe(entry.start);
  });

  it('gives a later process of the name a log of its own', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    await (await host.start(spec('twice', 'echo first'))).ended;
    const second = await host.start(spec('twice', 'echo second'));
    await second.ended;
    expect(second.log).toBe('logs/twice.2.log');
    expect(text(run, 'logs/twice.log')).toBe('first\n');
    expect(text(run, 'logs/twice.2.log')).toBe('second\n');
  });

  it('says in one line what is missing', async () => {
    const host = await lab.open(lab.newRun());
    const missing = host.start(spec('worker', ['no-such-program-here']));
    await expect(missing).rejects.toThrow(UserError);
    await expect(missing).rejects.toThrow(
      /^worker cannot start: 'no-such-program-here' was not found/,
    );
    const folder = host.start(spec('worker', 'true', { cwd: '/no/such/folder' }));
    await expect(folder).rejects.toThrow(/expected a folder at '\/no\/such\/folder'/);
    expect(host.running()).toEqual([]);
  });

  it('runs nothing that cannot be written down', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const manifest = join(run.path, 'manifest.json');
    rmSync(manifest);
    mkdirSync(join(manifest, 'in the way'), { recursive: true });
    const start = host.start(spec('worker', `touch '${join(lab.folder, 'ran')}'`));
    await expect(start).rejects.toThrow(/cannot write manifest.json in/);
    rmSync(manifest, { recursive: true });
    expect(host.running()).toEqual([]);
    expect(existsSync(join(lab.folder, 'ran'))).toBe(false);
  });

  it('refuses a name that runs already, and any after it was closed', async () => {
    const host = await lab.open(lab.newRun());
    await host.start(spec('server', 'sleep 600'));
    await expect(host.start(spec('server', 'true'))).rejects.toThrow(/runs already/);
    await host.close();
    await expect(host.start(spec('other', 'true'))).rejects.toThrow(/closed/);
  });
});

describe('run', () => {
  it('gives exit code, tail and lines', async () => {
    const host = await lab.open(lab.newRun());
    const lines: string[] = [];
    const result = await host.run({
      ...spec('tool', 'echo one; sleep 0.3; printf "two\\r\\nthr"; sleep 0.2; printf "ee"; exit 7'),
      timeout_ms: 60_000,
      onLine: (line) => lines.push(line),
    });
    expect(result).toMatchObject({ code: 7, signal: null, timed_out: false, left_behind: [] });
    expect(result.tail).toBe('one\ntwo\nthree');
    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('ends a command at its time limit', async () => {
    const host = await lab.open(lab.newRun());
    const result = await host.run({ ...spec('slow', 'exec sleep 600'), timeout_ms: 200 });
    expect(result).toMatchObject({ code: null, signal: 'SIGTERM', timed_out: true });
  });

  it('ends what the command left behind, in groups and sessions of its own too', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const children = 'sleep 600 & echo $!; setsid sleep 601 & echo $!; sleep 0.1; exit 0';
    const result = await host.run({ ...spec('aiperf', children), timeout_ms: 60_000 });
    const pids = result.tail.trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(runs)).toEqual([]);
    expect(result.left_behind?.map(({ command }) => command).sort()).toEqual([
      'sleep 600',
      'sleep 601',
    ]);
  });

  it('ends with the run that it is part of', async () => {
    const host = await lab.open(lab.newRun());
    const command = 'trap "" TERM; echo up; while :; do sleep 0.1; done';
    const result = host.run({
      ...spec('long', command, { grace_ms: 600_000 }),
      timeout_ms: 600_000,
    });
    await until('up', () => host.running().length === 1);
    await host.stopAll('at-once');
    expect(await result).toMatchObject({ code: null, signal: 'SIGKILL', timed_out: false });
  });

  it('makes lines of hostile output printable', async () => {
    const host = await lab.open(lab.newRun());
    const lines: string[] = [];
    const result = await host.run({
      ...spec('nasty', `printf '\\033[2J\\033]0;title\\007red\\033[31m\\000x\\342\\200\\256y\\n'`),
      timeout_ms: 60_000,
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['red\\u{0}x\\u{202e}y']);
    expect(result.tail).toBe('red\\u{0}x\\u{202e}y\n');
  });
});

describe('ports', () => {
  it('gives free ones of the range, each to one run only, until the run is closed', async () => {
    const [one, two] = [await lab.open(lab.newRun()), await lab.open(lab.newRun())];
    const given = (await Promise.all([one.ports(40), two.ports(40), one.ports(5)])).flat();
    expect(new Set(given).size).toBe(85);
    for (const port of given) expect(port).toSatisfy((n: number) => n >= 20_000 && n <= 32_767);
    const server = createServer().listen(given[0], '127.0.0.1');
    await until('listening', () => server.listening);
    await new Promise((resolve) => server.close(resolve));
    await one.close();
    await two.close();
    const left = readdirSync(join(lab.folder, 'state/dyn-audit/ports'));
    expect(left).toEqual([]);
  });
});

describe('logs', () => {
  it('cuts a flood to head and tail while the process goes on', async () => {
    const run = lab.newRun();
    const host = await lab.open(run, { logLimit: 200_000 });
    await host.start(spec('flood', 'echo the first line; exec yes "a line of a flood"'));
    await until('cut', () => (host.logsCut()[0]?.lost ?? 0) > 5_000_000);
    await host.stop('flood');
    expect(host.logsCut()).toMatchObject([{ log: 'logs/flood.log' }]);
    const log = text(run, 'logs/flood.log');
    expect(log).toMatch(/^the first line\n/);
    expect(
      log.match(/\[dyn-audit: the log was longer than 200000 bytes; \d+ bytes are left out/g),
    ).toHaveLength(1);
    expect(Buffer.byteLength(log)).toBeLessThanOrEqual(200_000);
  });

  it('are neither followed nor written where a link was put in their place', async () => {
    const run = lab.newRun();
    const host = await lab.open(run, { logLimit: 1000 });
    const precious = join(lab.folder, 'precious');
    writeFileSync(precious, 'x'.repeat(5000));
    const swap = `exec >/dev/null 2>&1; ln -sf '${precious}' '${join(run.path, 'logs/swap.log')}'`;
    const result = await host.run({ ...spec('swap', swap), timeout_ms: 60_000 });
    expect(result).toMatchObject({ code: 0, tail: '' });
    expect(readFileSync(precious, 'utf8')).toHaveLength(5000);
    expect(host.logsCut()).toEqual([]);
  });

  it('may vanish while they are read', async () => {
    const host = await lab.open(lab.newRun());
    const gone = `readlink /proc/$$/fd/1 | xargs rm; sleep 0.3; echo nobody reads this`;
    const result = await host.run({
      ...spec('gone', gone),
      timeout_ms: 60_000,
      onLine: () => {},
    });
    expect(result).toMatchObject({ code: 0, tail: '' });
  });

  it('are left as they are below the limit', async () => {
    const run = lab.newRun();
    const host = await lab.open(run, { logLimit: 200_000 });
    writeFileSync(join(run.path, 'big'), 'x'.repeat(199_999));
    await host.run({ ...spec('fits', 'cat big', { cwd: run.path }), timeout_ms: 60_000 });
    expect(host.logsCut()).toEqual([]);
    expect(text(run, 'logs/fits.log')).toHaveLength(199_999);
  });
});
