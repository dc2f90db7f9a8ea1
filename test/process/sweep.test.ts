import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addResource,
  isAlive,
  listRuns,
  makeTempFolder,
  portHolder,
  readManifest,
  readProcesses,
  removeResources,
  requestStop,
  sweepRuns,
} from '../../src/process/index.ts';
import { runs, spec, until, useLab } from './lab.ts';

const lab = useLab();
const tool = fileURLToPath(new URL('../fixtures/process/tool.mjs', import.meta.url));
const built = new URL('../../dist/process/index.js', import.meta.url).href;
const rounds = Number(process.env.DYN_AUDIT_KILLS ?? 6);
let repo = '';

beforeEach(() => {
  repo = join(lab.folder, 'repo');
  mkdirSync(repo);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repo, ...args], { stdio: 'ignore' });
  git('init');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--allow-empty', '-m', 'first');
});

interface Tool {
  readonly id: string;
  readonly path: string;
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly kill: () => Promise<void>;
}

/** Another process that has a run open. */
function startTool(guard: 'guardian' | 'none'): Tool {
  const { id, path } = lab.newRun();
  const child = spawn(process.execPath, [tool, path, id, repo, guard, built], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return {
    id,
    path,
    child,
    said: () => said,
    kill: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

const environment = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
};

/** All that a run can leave in the system, by its id. */
function leftOf({ id, path, said }: Tool): readonly string[] {
  const processes = readProcesses()
    .filter((row) => isAlive(row) && row.pid !== process.pid)
    .filter(
      ({ pid }) =>
        environment(pid).includes(`DYN_AUDIT_RUN=${id}`) || commandLine(pid).includes(id),
    )
    .map(({ pid }) => `process ${pid} ${commandLine(pid)}`);
  // One of them starts it again and again.
  const lasting = processes.filter((line) => !line.includes(' sleep 0.2'));
  const port = Number(/^port (\d+)$/m.exec(said())?.[1] ?? 0);
  const temp = /^folder (.*)$/m.exec(said())?.[1];
  const worktrees = execFileSync('git', ['-C', repo, 'worktree', 'list'], { encoding: 'utf8' });
  const registered = namesIn('runs');
  const ports = namesIn('ports').map((name) =>
    readFileSync(join(lab.folder, 'state/dyn-audit/ports', name), 'utf8'),
  );
  return [
    ...lasting,
    ...(port !== 0 && portHolder(port) ? [`port ${port}`] : []),
    ...(temp && existsSync(temp) ? [`folder ${temp}`] : []),
    ...(worktrees.includes(path) || existsSync(join(path, 'head')) ? ['worktree'] : []),
    ...(registered.includes(`${id}.json`) ? ['registered'] : []),
    ...(ports.includes(id) ? ['given port'] : []),
  ];
}

/** Nothing where the folder was not made yet. */
const namesIn = (folder: string): readonly string[] => {
  const path = join(lab.folder, 'state/dyn-audit', folder);
  return existsSync(path) ? readdirSync(path) : [];
};

const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

describe('sweepRuns', () => {
  it('ends and removes all that a killed tool left, and only that', async () => {
    const mine = startTool('none');
    const other = startTool('none');
    await until('up', () => mine.said().includes('up\n') && other.said().includes('up\n'));
    const foreign = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    await until('listening', () => leftOf(other).some((line) => line.startsWith('port')));
    await mine.kill();
    const before = leftOf(other);
    expect(leftOf(mine).length).toBeGreaterThan(8);
    const { runs: swept } = await sweepRuns();
    expect(swept.map(({ id }) => id)).toEqual([mine.id]);
    expect(swept[0]?.left).toEqual([]);
    expect(swept[0]?.removed).toHaveLength(2);
    expect(swept[0]?.ended.length).toBeGreaterThan(6);
    expect(leftOf(mine)).toEqual([]);
    expect(leftOf(other)).toEqual(before);
    expect(runs(foreign.pid ?? 0)).toBe(true);
    foreign.kill('SIGKILL');
    await other.kill();
    await sweepRuns();
    expect(leftOf(other)).toEqual([]);
  });

  it('is done once by two that sweep at once', async () => {
    const mine = startTool('none');
    await until('up', () => mine.said().includes('up\n'));
    await mine.kill();
    const reports = await Promise.all([sweepRuns(), sweepRuns(), sweepRuns()]);
    expect(reports.flatMap(({ runs }) => runs.map(({ id }) => id))).toEqual([mine.id]);
    expect(leftOf(mine)).toEqual([]);
  });

  it('leaves nothing wherever the tool was killed, the guardian alone doing it', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const mine = startTool('guardian');
      await until('begin', () => mine.said().includes('begin\n'));
      await sleep(Math.random() * 400);
      await mine.kill();
      await until(
        () => `nothing left, but ${leftOf(mine)} after ${mine.said()}`,
        () => leftOf(mine).length === 0,
      );
    }
    expect(listRuns()).toEqual([]);
    expect((await sweepRuns()).runs).toEqual([]);
  });

  it('leaves nothing wherever the tool was killed, the next run doing it', async () => {
    const tools: Tool[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const mine = startTool('none');
      tools.push(mine);
      await until('begin', () => mine.said().includes('begin\n'));
      await sleep(Math.random() * 400);
      await mine.kill();
    }
    await sweepRuns();
    // What the tool itself had just begun (git, of the fixture) is no process of the run's.
    for (const mine of tools)
      await until(
        () => `nothing left, but ${leftOf(mine)} after ${mine.said()}`,
        () => leftOf(mine).length === 0,
      );
    expect(listRuns()).toEqual([]);
  });

  it('does the work of a guardian that was killed too', async () => {
    const mine = startTool('guardian');
    await until('up', () => mine.said().includes('up\n'));
    const { guardian } = readManifest(mine.path) ?? {};
    process.kill(guardian?.pid ?? 0, 'SIGKILL');
    await mine.kill();
    expect(leftOf(mine).length).toBeGreaterThan(8);
    expect((await sweepRuns()).runs.map(({ id }) => id)).toEqual([mine.id]);
    expect(leftOf(mine)).toEqual([]);
  });

  it('never signals a process that has got a number of the run since', async () => {
    const mine = startTool('none');
    await until('up', () => mine.said().includes('up\n'));
    await mine.kill();
    // The manifest of a run whose numbers others have by now: same numbers, other start times.
    const foreign = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    const pid = foreign.pid ?? 0;
    const manifest = readManifest(mine.path);
    const stale = { pid, pgid: pid, session: pid, start: 1, command: 'x', owner: null };
    writeFileSync(
      join(mine.path, 'manifest.json'),
      JSON.stringify({
        ...manifest,
        guardian: stale,
        processes: [...(manifest?.processes ?? []), { ...stale, name: 'x', log: 'x' }],
        descendants: [...(manifest?.descendants ?? []), stale],
      }),
    );
    await sweepRuns();
    expect(leftOf(mine)).toEqual([]);
    expect(runs(pid)).toBe(true);
    foreign.kill('SIGKILL');
  });

  it('finds by their mark the processes of a run whose folder is gone', async () => {
    const mine = startTool('none');
    await until('up', () => mine.said().includes('up\n'));
    const temp = /^folder (.*)$/m.exec(mine.said())?.[1] ?? '';
    await mine.kill();
    renameSync(mine.path, `${mine.path}-away`);
    await sweepRuns();
    expect(leftOf(mine)).toEqual([`folder ${temp}`, 'worktree']);
    rmSync(temp, { recursive: true });
  });

  it('leaves a run alone that was kept up, until it is asked for', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const server = await host.start(spec('server', 'exec sleep 600'));
    await host.close({ keep: true });
    // As if the tool had ended since.
    const file = join(lab.folder, 'state/dyn-audit/runs', `${run.id}.json`);
    const registered = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      JSON.stringify({ ...registered, tool: { ...registered.tool, start: '1' } }),
    );
    expect((await sweepRuns()).runs).toEqual([]);
    expect(runs(server.pid)).toBe(true);
    const { runs: swept } = await sweepRuns({ only: run.id });
    expect(swept[0]?.ended).toEqual([{ pid: server.pid, command: 'sleep 600' }]);
    expect(runs(server.pid)).toBe(false);
    expect(listRuns()).toEqual([]);
  });
});

describe('removeResources', () => {
  it('removes worktrees that are locked, changed, broken, or hold links, and follows no link', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repo, ...args], { stdio: 'ignore' });
    const outside = join(lab.folder, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), 'x');
    git('worktree', 'add', '--detach', join(lab.folder, 'theirs'));
    for (const name of ['locked', 'changed', 'broken', 'away']) {
      const path = join(run.path, name);
      addResource(run, { kind: 'worktree', path, repo });
      git('worktree', 'add', '--detach', path);
      symlinkSync(outside, join(path, '.venv'));
      writeFileSync(join(path, 'new'), 'x');
    }
    git('worktree', 'lock', join(run.path, 'locked'));
    writeFileSync(join(run.path, 'broken/.git'), 'nonsense');
    execFileSync('rm', ['-rf', join(run.path, 'away')]);
    const { removed, left } = await host.close();
    expect(left).toEqual([]);
    expect(removed).toHaveLength(4);
    expect(existsSync(join(outside, 'precious'))).toBe(true);
    const worktrees = execFileSync('git', ['-C', repo, 'worktree', 'list'], { encoding: 'utf8' });
    expect(worktrees).not.toContain(run.path);
    expect(worktrees).toContain(join(lab.folder, 'theirs'));
  });

  it('leaves a folder that does not carry the mark, and one that is a link by now', async () => {
    const run = lab.newRun();
    await lab.open(run);
    const outside = join(lab.folder, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), 'x');
    symlinkSync(outside, join(lab.folder, 'link'));
    addResource(run, { kind: 'folder', path: outside });
    addResource(run, { kind: 'folder', path: join(lab.folder, 'link') });
    addResource(run, { kind: 'folder', path: join(lab.folder, 'never-made') });
    const temp = makeTempFolder(run, 'one');
    const { removed, left } = await removeResources(run);
    expect(removed).toEqual([`folder ${temp}`, `folder ${join(lab.folder, 'never-made')}`]);
    expect(left).toHaveLength(2);
    expect(existsSync(temp)).toBe(false);
    expect(existsSync(join(outside, 'precious'))).toBe(true);
  });
});

describe('requestStop', () => {
  it('asks the tool of a run, and only a tool that is the same one', async () => {
    const mine = startTool('none');
    await until('up', () => mine.said().includes('up\n'));
    const exit = once(mine.child, 'exit');
    expect(requestStop(mine.id)).toBe('asked');
    expect(await exit).toEqual([null, 'SIGTERM']);
    expect(existsSync(join(mine.path, 'stop'))).toBe(true);
    expect(requestStop(mine.id)).toBe('gone');
    await sweepRuns();
    expect(() => requestStop(mine.id)).toThrow(/is not open/);
  });
});
