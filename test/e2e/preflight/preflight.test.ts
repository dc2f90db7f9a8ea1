import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { preflightWith } from '../../../src/e2e/stages/preflight/look.ts';
import type { Machine } from '../../../src/e2e/stages/preflight/machine.ts';
import { thisMachine } from '../../../src/e2e/stages/preflight/machine.ts';
import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Stack } from '../../../src/model/e2e-stack.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { Gpu } from '../../../src/process/index.ts';
import { runFolder } from '../folder.ts';
import { scripts } from '../hardware/scripts.ts';
import { commit, put } from '../repo.ts';
import { contextOf, stackOf, stacksOf } from '../stage-context.ts';

const gpu = (index: number, used_mib: number | null = 0): Gpu => ({
  index,
  uuid: `GPU-${index}`,
  name: 'Test GPU',
  used_mib,
  total_mib: 24 * 1024,
  driver: '1',
  processes: [],
});

const full: Machine = {
  hasProgram: () => true,
  freeGib: () => 500,
  isWritable: () => true,
  isFree: async () => true,
  gpus: async () => [gpu(0), gpu(1)],
};

const agg: Partial<Stack> = {
  settings: { engine: 'sglang', launch_script: null, args: '', venv: null, http_port: null },
  needs: () => ({
    binaries: [{ name: 'bash', why: 'runs the launch script' }],
    gpus: 1,
    vram_gib: 0,
    disk_gib: 0,
    checkout: true,
  }),
};

const launch = 'examples/backends/sglang/launch';

function newRepo(): { readonly path: string; readonly rev: string } {
  const path = join(runFolder().path, 'repo');
  const rev = commit(path, {
    [`${launch}/agg.sh`]: scripts.header,
    [`${launch}/disagg.sh`]: scripts.banner,
    [`${launch}/xpu.sh`]: scripts.intel,
    [`${launch}/nodes.sh`]: scripts.nodes,
  });
  return { path, rev };
}

interface Asked {
  readonly change?: Partial<Plan>;
  readonly machine?: Partial<Machine>;
  readonly stack?: Partial<Stack>;
  readonly options?: Settings;
}

const look = ({ change = {}, machine = {}, stack = agg, options = {} }: Asked) =>
  preflightWith(stacksOf(stackOf(stack)), { ...full, ...machine }).run(
    contextOf(runFolder(), change, { options }).context,
  );

async function refusal(asked: Asked): Promise<string> {
  const error: unknown = await look(asked).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error(`was not refused: ${error}`);
  expect(error.message).not.toContain('\n');
  return error.message;
}

describe('preflight', () => {
  it('passes where everything is there, and says what it is', async () => {
    const { path, rev } = newRepo();
    const { checks, state } = await look({ change: { repo: path } });
    expect(checks).toMatchObject([
      { id: 'preflight.needs', result: 'pass', evidence: ['preflight.json'] },
    ]);
    expect(checks![0]!.observed).toContain('1 of 2 GPUs (agg.sh, header)');
    expect(state?.versions).toEqual({ checkout: rev });
    expect(state?.environment).toEqual({ gpus: 'Test GPU, Test GPU' });
  });

  it('names everything that is missing in one line', async () => {
    const { path } = newRepo();
    const said = await refusal({
      change: {
        repo: path,
        model: '/not/there',
        settings: { launch_script: 'disagg.sh', args: '--bogus', http_port: 8000 },
      },
      machine: {
        hasProgram: (name) => name !== 'bash',
        isFree: async (port) => port !== 8000,
        gpus: async () => [],
        freeGib: () => 0.5,
        isWritable: () => false,
      },
    });
    expect(said).toContain('program bash is not on PATH (runs the launch script)');
    expect(said).toContain('port 8000 (http_port) is taken');
    expect(said).toContain("model '/not/there' is not there");
    expect(said).toContain("disagg.sh: does not take '--bogus'");
    expect(said).toContain('needs 2 GPUs, has 0: disagg.sh');
    expect(said).toMatch(/needs [\d.]+ GiB of disk, has 0\.5 at /);
    expect(said).toContain('cannot be written');
  });

  it.each<[string, Settings, string]>([
    ['devices of another maker', { launch_script: 'xpu.sh' }, 'needs 2 Intel GPUs'],
    [
      'several machines',
      { launch_script: 'nodes.sh', args: '--head' },
      'needs 2 machines of 8 GPUs: nodes.sh',
    ],
    [
      'a script that is not there',
      { launch_script: 'aggr.sh' },
      'launch script aggr.sh is not in the checkout',
    ],
    [
      'a script outside',
      { launch_script: '../../../../../../etc/passwd' },
      'is not in the checkout',
    ],
    ['arguments that need more', { args: '--tp 4' }, 'needs 4 GPUs, has 2: agg.sh'],
  ])('refuses %s', async (_, settings, message) => {
    expect(await refusal({ change: { repo: newRepo().path, settings } })).toContain(message);
  });

  it('reads the script of the revision that is run, not of the folder', async () => {
    const { path, rev } = newRepo();
    commit(path, { [`${launch}/agg.sh`]: scripts.wrong });
    await expect(look({ change: { repo: path, rev } })).resolves.toBeDefined();
    expect(await refusal({ change: { repo: path } })).toContain('needs 4 GPUs, has 2: agg.sh');
  });

  it('wants memory free on the GPUs that are used, where the driver tells', async () => {
    const { path } = newRepo();
    const change = { repo: path };
    const options = { vram_gib: 20 };
    const busy = { gpus: async () => [gpu(0, 10_240), gpu(1)] };
    expect(await refusal({ change, options, machine: busy })).toContain(
      'needs 20 GiB free on GPU 0, has 14.0',
    );
    const silent = { gpus: async () => [gpu(0, null)] };
    await expect(look({ change, options, machine: silent })).resolves.toBeDefined();
  });

  it('asks for no GPU where the script starts none', async () => {
    const { path } = newRepo();
    put(path, { [`${launch}/agg.sh`]: scripts.none });
    const { checks } = await look({ change: { repo: path }, machine: { gpus: async () => [] } });
    expect(checks![0]!.observed).toContain('0 of 0 GPUs (agg.sh, header)');
  });

  it('knows a folder that is no checkout, and a revision that is not there', async () => {
    const { path } = newRepo();
    expect(await refusal({ change: { repo: '/not/there' } })).toContain('is not there');
    expect(await refusal({ change: { repo: runFolder().path } })).toContain('is no git checkout');
    expect(await refusal({ change: { repo: path, rev: 'gone' } })).toContain("no revision 'gone'");
    const ab = { base: '--help', rounds: 1 };
    expect(await refusal({ change: { repo: path, ab } })).toContain("no revision '--help'");
    expect(await refusal({})).toContain('--repo DIR');
  });

  it('tells tracked changes, and refuses them when it is asked to', async () => {
    const { path, rev } = newRepo();
    put(path, { [`${launch}/agg.sh`]: `${scripts.header}\n# mine`, 'notes.txt': 'untracked' });
    const { state } = await look({ change: { repo: path } });
    expect(state?.versions).toEqual({ checkout: `${rev} and 1 changed files` });
    const options = { refuse_changes: true };
    expect(await refusal({ change: { repo: path }, options })).toContain('1 tracked changes');
    // A worktree of its own does not touch them.
    await expect(look({ change: { repo: path, rev }, options })).resolves.toBeDefined();
  });

  it('refuses an environment that is a link, unless another one is named', async () => {
    const { path } = newRepo();
    symlinkSync(runFolder().path, join(path, '.venv'));
    expect(await refusal({ change: { repo: path } })).toContain('.venv is a link');
    const settings = { venv: '/some/where' };
    await expect(look({ change: { repo: path, settings } })).resolves.toBeDefined();
  });

  it('asks for what a build needs, and not for it where nothing is built', async () => {
    const { path } = newRepo();
    const machine = { hasProgram: (name: string) => !/cargo|uv/.test(name), freeGib: () => 5 };
    const said = await refusal({ change: { repo: path }, machine });
    expect(said).toContain('program cargo is not on PATH');
    expect(said).toContain('program uv is not on PATH');
    expect(said).toContain('needs 37.0 GiB of disk, has 5.0');
    const stages = [{ id: 'preflight', options: {} }] as const;
    await expect(look({ change: { repo: path, stages }, machine })).resolves.toBeDefined();
  });
});

describe('this machine', () => {
  it('finds programs, disk and folders that are there', async () => {
    const folder = runFolder().path;
    expect(thisMachine.hasProgram('sh')).toBe(true);
    expect(thisMachine.hasProgram('no-such-program-here')).toBe(false);
    expect(thisMachine.freeGib(join(folder, 'not', 'yet'))).toBeGreaterThan(0);
    expect(thisMachine.isWritable(folder)).toBe(true);
    expect(Array.isArray(await thisMachine.gpus())).toBe(true);
  });
});
