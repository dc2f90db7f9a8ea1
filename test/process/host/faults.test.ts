import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RunFolder } from '../../../src/model/e2e-run.ts';
import { readManifest, readProcesses } from '../../../src/process/index.ts';
import { runs, spec, until, useLab } from '../lab.ts';

const lab = useLab();

/** The numbers that a process of the run has printed, once there are so many. */
const printed = (run: RunFolder, log: string, count: number): Promise<readonly number[]> =>
  until(`${count} numbers in ${log}`, () => {
    const lines = readFileSync(join(run.path, log), 'utf8').split('\n');
    const pids = lines.slice(0, -1).map(Number);
    return pids.length >= count && pids.every((pid) => pid > 1) && pids;
  });

const written = (run: RunFolder) => readManifest(run.path)?.descendants.map(({ pid }) => pid) ?? [];

/** Ends a process that is none of the run's. */
const stranger = (command: string): { pid: number; end: () => void } => {
  const child = spawn('sh', ['-c', command], { detached: true, stdio: 'ignore' });
  return { pid: child.pid ?? 0, end: () => child.kill('SIGKILL') };
};

/** Says which number the next process gets; only root may. */
const lastPid = '/proc/sys/kernel/ns_last_pid';
function canChoosePid(): boolean {
  try {
    accessSync(lastPid, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

describe('stop', () => {
  it('asks the parent first and alone, so that it can end its children itself', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const child = 'trap "echo child was asked; exit" TERM; echo $$; while :; do sleep 0.05; done';
    const parent = `sh -c '${child}' & trap 'echo parent was asked; kill -9 $!; wait; exit 0' TERM; wait; wait`;
    await host.start(spec('server', parent));
    await printed(run, 'logs/server.log', 1);
    const report = await host.stop('server');
    expect(report).toMatchObject({ exit: { code: 0, signal: null }, killed: [] });
    expect(readFileSync(join(run.path, 'logs/server.log'), 'utf8')).toMatch(/parent was asked/);
    expect(readFileSync(join(run.path, 'logs/server.log'), 'utf8')).not.toMatch(/child was asked/);
  });

  it('kills one that ignores SIGTERM, after its grace', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const deaf = await host.start(
      spec('deaf', 'trap "" TERM; echo $$; while :; do sleep 0.1; done', { grace_ms: 300 }),
    );
    await printed(run, 'logs/deaf.log', 1);
    const report = await host.stop('deaf');
    expect(report.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(report.killed.map(({ pid }) => pid)).toContain(deaf.pid);
    expect(report.elapsed_ms).toBeGreaterThanOrEqual(300);
    expect(runs(deaf.pid)).toBe(false);
  });

  it('waits for no grace when told at once, also in the middle of a gentle stop', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const command = 'trap "" TERM; echo $$; while :; do sleep 0.1; done';
    for (const name of ['one', 'two'])
      await host.start(spec(name, command, { grace_ms: 3_600_000 }));
    await printed(run, 'logs/one.log', 1);
    await printed(run, 'logs/two.log', 1);
    // Ctrl-C, and again.
    const gently = host.stopAll('gently');
    const atOnce = host.stopAll('at-once');
    expect((await atOnce).map(({ name }) => name).sort()).toEqual(['one', 'two']);
    expect((await gently).every(({ exit }) => exit?.signal === 'SIGKILL')).toBe(true);
    expect((await gently).every(({ hurried }) => hurried)).toBe(true);
    expect(host.running()).toEqual([]);
  });

  it('ends the members that a launcher left which died first', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const launcher = await host.start(
      spec('launcher', 'sleep 600 & echo $!; setsid sleep 601 & echo $!; sleep 0.2; kill -9 $$'),
    );
    const pids = await printed(run, 'logs/launcher.log', 2);
    expect(await launcher.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(pids.filter(runs)).toEqual(pids);
    expect(pids.every(host.owns)).toBe(true);
    const report = await host.stop('launcher');
    expect(report.ended?.map(({ pid }) => pid).sort()).toEqual([...pids].sort());
    expect(pids.filter(runs)).toEqual([]);
  });

  it('finds one that left group, session and parents by two forks', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const daemon = `setsid sh -c 'setsid sleep 600 & echo $!' & wait; exit 0`;
    const process = await host.start(spec('daemon', `${daemon}`));
    await process.ended;
    const [pid = 0] = await printed(run, 'logs/daemon.log', 1);
    expect(readProcesses().find((row) => row.pid === pid)?.ppid).toBe(1);
    await host.stopAll();
    expect(runs(pid)).toBe(false);
  });

  it('finds one whose environment and name were written over, and that closed its output', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    // What setproctitle does: another name, nothing readable in its environment.
    const command = `(exec env -i setsid bash -c 'echo $$; exec -a "sglang::scheduler" sleep 600 >/dev/null 2>&1') & sleep 1`;
    const launcher = await host.start(spec('launcher', command));
    const [pid = 0] = await printed(run, 'logs/launcher.log', 1);
    await until('written down', () => written(run).includes(pid));
    await launcher.ended;
    await until('renamed', () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sglang'));
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/DYN_AUDIT/);
    const report = await host.stop('launcher');
    expect(report.ended).toEqual([{ pid, command: 'sglang::scheduler 600' }]);
    expect(runs(pid)).toBe(false);
  });

  it('finds one that had left everything before anybody looked, by where its output goes', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const command = `env -i setsid sh -c '(setsid sleep 600 & echo $!) & exit 0'; exit 0`;
    const launcher = await host.start(spec('launcher', command));
    await launcher.ended;
    const [pid = 0] = await printed(run, 'logs/launcher.log', 1);
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toMatch(/DYN_AUDIT/);
    const report = await host.stop('launcher');
    expect(report.ended).toEqual([{ pid, command: 'sleep 600' }]);
    expect(runs(pid)).toBe(false);
  });

  it.runIf(canChoosePid())(
    'never signals who has got the number of one of ours since',
    async () => {
      const host = await lab.open(lab.newRun());
      const startShort = async () => {
        const process = await host.start(spec('short', 'exit 0'));
        await process.ended;
        return process;
      };
      let ours = await startShort();
      const kept = await host.start(spec('long', 'setsid sleep 600 & echo $!; exec sleep 600'));
      kept.exit();
      // A foreign process gets the number, and the session that goes with it.
      let other = stranger('sleep 600 & wait');
      for (let tries = 0; other.pid !== ours.pid && tries < 1000; tries += 1) {
        other.end();
        // Somebody else, who stays, may have been faster: then another number is tried.
        if (tries % 20 === 19) ours = await startShort();
        writeFileSync(lastPid, String(ours.pid - 1));
        other = stranger('sleep 600 & wait');
      }
      expect(other.pid).toBe(ours.pid);
      const child = await until('its child', () =>
        readProcesses().find(({ session, pid }) => session === ours.pid && pid !== ours.pid),
      );
      expect(host.owns(other.pid)).toBe(false);
      await host.stop('short');
      await host.stopAll('at-once');
      await host.close();
      expect([other.pid, child.pid].filter(runs)).toEqual([other.pid, child.pid]);
      process.kill(-other.pid, 'SIGKILL');
    },
  );

  it('survives a launcher that signals its whole group', async () => {
    const host = await lab.open(lab.newRun());
    const launcher = await host.start(spec('agg', 'sleep 600 & trap "" TERM; kill 0; exit 4'));
    expect(await launcher.ended).toEqual({ code: 4, signal: null });
  });

  it('does not take a zombie for a living process', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const program = fileURLToPath(new URL('../../fixtures/process/zombie.py', import.meta.url));
    await host.start(spec('nurse', ['python3', program], { grace_ms: 30_000 }));
    const [zombie = 0] = await printed(run, 'logs/nurse.log', 1);
    await until('a zombie', () =>
      readProcesses().some(({ pid, state }) => pid === zombie && state === 'Z'),
    );
    const report = await host.stop('nurse');
    expect(report).toMatchObject({ killed: [], ended: [] });
    expect(report.elapsed_ms).toBeLessThan(30_000);
  });

  it('does not take a process for ended whose first thread has', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const program = fileURLToPath(new URL('../../fixtures/process/headless.py', import.meta.url));
    const headless = await host.start(spec('headless', ['python3', program], { grace_ms: 200 }));
    await printed(run, 'logs/headless.log', 1);
    await until('a zombie with threads', () =>
      readProcesses().some(({ pid, state }) => pid === headless.pid && state === 'Z'),
    );
    expect(runs(headless.pid)).toBe(true);
    expect(headless.exit()).toBeNull();
    await host.stop('headless');
    expect(runs(headless.pid)).toBe(false);
  });

  it('ends a family that grows while it is ended', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const command = `trap "" TERM; echo $$; while :; do (trap "" TERM; setsid sleep 600) & sleep 0.02; done`;
    await host.start(spec('rabbits', command, { grace_ms: 300 }));
    await printed(run, 'logs/rabbits.log', 1);
    const { left, killed } = await host.stop('rabbits');
    expect(left).toEqual([]);
    expect(killed.length).toBeGreaterThan(3);
    const marked = readProcesses().filter(({ pid }) => environment(pid).includes(run.id));
    expect(marked).toEqual([]);
  });

  it('leaves everything alone that is not of the run', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const other = stranger('exec sleep 600');
    await host.start(spec('server', 'exec sleep 600'));
    const neighbour = await lab.open(lab.newRun());
    const server = await neighbour.start(spec('server', 'exec sleep 600'));
    await host.stopAll('at-once');
    await host.close();
    expect([other.pid, server.pid].filter(runs)).toEqual([other.pid, server.pid]);
    other.end();
  });

  it('takes the ends of processes as they come, the last started first', async () => {
    const host = await lab.open(lab.newRun());
    for (const name of ['etcd', 'frontend', 'worker'])
      await host.start(spec(name, 'exec sleep 600'));
    expect(host.running().map(({ name }) => name)).toEqual(['etcd', 'frontend', 'worker']);
    const reports = await host.stopAll();
    expect(reports.map(({ name }) => name)).toEqual(['worker', 'frontend', 'etcd']);
    expect(reports.every(({ exit }) => exit?.signal === 'SIGTERM')).toBe(true);
    expect(await host.stopAll()).toEqual([]);
  });
});

describe('the environment of a process', () => {
  it('holds nothing of the caller but what the list allows', async () => {
    const run = lab.newRun();
    const secrets = {
      GITHUB_TOKEN: 'a',
      HF_TOKEN: 'a',
      AWS_SECRET_ACCESS_KEY: 'a',
      SSH_AUTH_SOCK: 'a',
      UV_PUBLISH_TOKEN: 'a',
      CUDA_API_KEY: 'a',
      DYN_SYSTEM_PORT: '9',
      NATS_SERVER: 'a',
      PIP_INDEX_URL: 'https://me:word@example.org/simple',
    };
    const kept = { CUDA_VISIBLE_DEVICES: '0', HF_HOME: '/hf', UV_CACHE_DIR: '/uv' };
    Object.assign(process.env, secrets, kept);
    try {
      const host = await lab.open(run);
      const given = spec('env', 'env', { env: { GIVEN_TOKEN: 'yes' }, cwd: tmpdir() });
      const { tail } = await host.run({ ...given, timeout_ms: 60_000 });
      const names = tail.split('\n').map((line) => line.split('=')[0]);
      for (const name of Object.keys(secrets)) expect(names).not.toContain(name);
      for (const name of Object.keys(kept)) expect(names).toContain(name);
      expect(tail).toContain('GIVEN_TOKEN=yes');
      expect(tail).toContain(`DYN_AUDIT_RUN=${run.id}`);
    } finally {
      for (const name of Object.keys({ ...secrets, ...kept })) delete process.env[name];
    }
  });
});

const environment = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
};

describe('a run that was kept up', () => {
  it('goes on with the processes of the earlier attempt, or ends them', async () => {
    const run = lab.newRun();
    const first = await lab.open(run);
    const server = await first.start(spec('server', 'echo $$; sleep 600 & wait'));
    await first.start(spec('other', 'exec sleep 600'));
    await first.close({ keep: true });
    const second = await lab.open(run, { adopt: true });
    expect(second.running().map(({ name, pid }) => [name, pid])[0]).toEqual(['server', server.pid]);
    const report = await second.stop('server');
    expect(report.exit).toEqual({ code: null, signal: 'unknown' });
    expect(report.ended?.map(({ command }) => command)).toEqual(['sleep 600']);
    const [other] = second.running();
    await second.close({ keep: true });
    const third = await lab.open(run);
    expect(third.running()).toEqual([]);
    expect(runs(other?.pid ?? 0)).toBe(false);
  });

  it('is not opened twice', async () => {
    const run = lab.newRun();
    await lab.open(run);
    await expect(lab.open(run)).rejects.toThrow(/is open already/);
  });
});
