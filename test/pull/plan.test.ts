import { describe, expect, test } from 'vitest';
import type { StackName } from '../../src/model/e2e-plan.ts';
import type { CoveringTest } from '../../src/model/pull.ts';
import {
  chooseStack,
  hardwareNeed,
  type MachineFacts,
  usualLimits,
  walk,
} from '../../src/pull/index.ts';
import { fileOf, treeOf } from './helpers.ts';

const launch = 'examples/backends/sglang/launch';
const tree = treeOf({
  'pyproject.toml': '[project]\ndependencies = [\n  "serve-runtime",\n]\n',
  'lib/core/Cargo.toml': '[package]\nname = "core"\n',
  'lib/bindings/python/Cargo.toml':
    '[package]\nname = "py"\n[dependencies]\ncore = { path = "../../core" }\n',
  'lib/bindings/python/pyproject.toml': '[tool.maturin]\n[project]\nname = "serve-runtime"\n',
  [`${launch}/agg.sh`]: '# GPUs: 1\npython3 -m dynamo.sglang --model-path a/b-1B\n',
  [`${launch}/agg_router.sh`]: '# GPUs: 2\npython3 -m dynamo.sglang --model-path a/b-1B\n',
  'examples/backends/vllm/launch/agg.sh': '# GPUs: 1\npython3 -m dynamo.vllm --model a/b-1B\n',
});

const none: MachineFacts = { gpus: 0, vram_gib: null, uv: true, python: true, cargo: true };
const one: MachineFacts = { ...none, gpus: 1, vram_gib: 24 };

async function choose(
  paths: readonly string[],
  machine: MachineFacts,
  {
    asked = null,
    tests = [],
  }: { readonly asked?: StackName | null; readonly tests?: readonly CoveringTest[] } = {},
) {
  const diff = paths.map((path) => fileOf(path, ['+x']));
  const { walkthrough, extension } = await walk({
    diff,
    tree,
    filters: null,
    owners: null,
    symbols: [],
    tests,
    changes: [],
  });
  const hardware = await hardwareNeed({
    diff,
    tree,
    tests,
    scripts: walkthrough.launch_scripts,
    limits: usualLimits,
  });
  return chooseStack({ walkthrough, extension, hardware, machine, asked, askedScript: null, tree });
}

const backend = ['components/src/dynamo/sglang/handlers.py'];
const covering: CoveringTest = {
  id: 'tests/test_a.py::test_a',
  path: 'tests/test_a.py',
  line: 1,
  covers: ['a'],
  changed: false,
};

describe('chosen by what the machine has', () => {
  test('a backend with a GPU: its own script', async () => {
    const found = await choose(backend, one);
    expect(found).toMatchObject({
      stack: 'agg',
      engine: 'sglang',
      script: `${launch}/agg.sh`,
      serves: true,
      tested: { exercised: true },
    });
    expect(found.sets).toEqual(['engine=sglang', `launch_script=${launch}/agg.sh`]);
  });

  test('a script that this machine has the GPUs for goes before one that fits better', async () => {
    expect(await choose(['components/src/dynamo/sglang/router.py'], one)).toMatchObject({
      script: `${launch}/agg.sh`,
    });
  });

  test('a backend without a GPU: nothing can show the change, and that is said', async () => {
    expect(await choose(backend, none)).toMatchObject({
      stack: 'sim',
      serves: false,
      tested: { exercised: false },
    });
  });

  test('shared code without a GPU: the sample worker', async () => {
    expect(await choose(['lib/core/src/a.rs'], none)).toMatchObject({
      stack: 'sample',
      serves: true,
    });
    expect(await choose(['components/src/dynamo/frontend/main.py'], none)).toMatchObject({
      stack: 'sample',
    });
    expect(await choose(['components/src/dynamo/mocker/main.py'], none)).toMatchObject({
      stack: 'mocker',
      serves: true,
    });
  });

  test('what cannot be built here', async () => {
    const found = await choose(['lib/core/src/a.rs'], { ...none, cargo: false });
    expect(found).toMatchObject({ stack: 'sim', tested: { exercised: false } });
    expect(found.tested.why).toContain('cargo is missing');
  });

  test('what no server runs and unit tests refer to: the unit tests alone', async () => {
    const found = await choose(['components/src/dynamo/other/a.py'], none, { tests: [covering] });
    expect(found).toMatchObject({
      stack: 'sample',
      serves: false,
      only: ['unit-tests'],
      sets: ['unit-tests.tests=["tests/test_a.py::test_a"]'],
      tested: { exercised: true },
    });
    expect((await choose(['lib/core/src/a.rs'], none, { tests: [covering] })).only).toEqual([]);
  });

  test('what no server runs', async () => {
    for (const path of [
      'docs/a.md',
      'deploy/operator/a.go',
      'tests/test_a.py',
      'lib/other/src/a.rs',
    ])
      expect(await choose([path], one)).toMatchObject({
        stack: 'sim',
        serves: false,
        tested: { exercised: false },
      });
  });
});

describe('asked for', () => {
  test('is taken, and what it shows is said truthfully', async () => {
    expect(await choose(backend, one, { asked: 'sim' })).toMatchObject({
      stack: 'sim',
      serves: false,
      tested: { exercised: false, why: 'the simulator runs no code of the checkout' },
    });
    expect(await choose(backend, none, { asked: 'sample' })).toMatchObject({
      stack: 'sample',
      serves: false,
      tested: { exercised: false },
    });
    expect(await choose(backend, none, { asked: 'agg' })).toMatchObject({
      stack: 'agg',
      serves: true,
    });
  });

  test('unit tests of what changed show something where the checkout is built, but its servers still say nothing', async () => {
    const found = await choose(backend, none, { asked: 'sample', tests: [covering] });
    expect(found).toMatchObject({ serves: false, tested: { exercised: true } });
    expect(found.sets).toEqual(['unit-tests.tests=["tests/test_a.py::test_a"]']);
    const unbuilt = await choose(backend, none, { asked: 'sim', tests: [covering] });
    expect(unbuilt).toMatchObject({ tested: { exercised: false }, sets: [] });
  });

  test('tests that the stage of unit tests cannot run are not given to it', async () => {
    const go: CoveringTest = { ...covering, id: 'go test ./operator -run TestA' };
    const both = await choose(backend, none, { asked: 'sample', tests: [go, covering] });
    expect(both.sets).toEqual(['unit-tests.tests=["tests/test_a.py::test_a"]']);
    const alone = await choose(backend, none, { asked: 'sample', tests: [go] });
    expect(alone).toMatchObject({ tested: { exercised: false }, sets: [] });
  });
});
