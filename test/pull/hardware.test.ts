import { describe, expect, test } from 'vitest';
import type { DiffFile } from '../../src/model/diff.ts';
import type { CoveringTest } from '../../src/model/pull.ts';
import { hardwareNeed, usualLimits } from '../../src/pull/index.ts';
import { fileOf, treeOf } from './helpers.ts';

const launch = 'examples/backends/sglang/launch';
const worker = (args: string): string =>
  `python3 -m dynamo.sglang --model-path Qwen/Qwen3-0.6B ${args} &\nwait\n`;
const tree = treeOf({
  [`${launch}/agg.sh`]: `#!/bin/bash\n# GPUs: 1\n${worker('')}`,
  [`${launch}/disagg.sh`]: `#!/bin/bash\n# GPUs: 2\nCUDA_VISIBLE_DEVICES=0 ${worker('')}CUDA_VISIBLE_DEVICES=1 ${worker('')}`,
  [`${launch}/large.sh`]:
    '#!/bin/bash\n# GPUs: 1\nMODEL=org/Big-70B-FP8\npython3 -m dynamo.sglang --model-path "$MODEL"\n',
  'tests/test_a.py':
    'import pytest\n\n@pytest.mark.gpu_1\n@pytest.mark.profiled_vram_gib(\n    30.5\n)\ndef test_a():\n    pass\n\n\n@pytest.mark.gpu_2\nclass TestB:\n    def test_b(self):\n        pass\n',
  'tests/test_m.py': 'pytestmark = [\n    pytest.mark.gpu_4,\n]\n\ndef test_m():\n    pass\n',
});

const need = (
  diff: readonly DiffFile[],
  scripts: readonly string[] = [],
  tests: readonly CoveringTest[] = [],
  limits = usualLimits,
) =>
  hardwareNeed({ diff, tree, tests, scripts: scripts.map((path) => ({ path, why: '' })), limits });
const covering = (path: string, line: number, changed: boolean): CoveringTest => ({
  id: `${path}::t`,
  path,
  line,
  covers: [],
  changed,
});

describe('launch scripts', () => {
  test('a changed one that starts two workers needs two GPUs; a document that mentions it needs none', async () => {
    const found = await need([fileOf(`${launch}/disagg.sh`, ['+x'])]);
    expect(found).toMatchObject({ gpus: 2, fits: false, why: 'a test needs 2 GPUs (limit 1)' });
    expect(found.reasons[0]).toContain('disagg.sh: 2 GPUs');
    expect(await need([fileOf('docs/disagg.md', ['+see disagg.sh --tp 4'])])).toMatchObject({
      gpus: 0,
      fits: true,
      reasons: [],
    });
    expect(
      await need([fileOf(`${launch}/disagg.sh`, ['+x'])], [], [], { gpus: 2, vram_gib: 24 }),
    ).toMatchObject({ fits: true });
  });

  test('of those that exercise the change the smallest is enough', async () => {
    const found = await need(
      [fileOf('src/a.py', ['+x'])],
      [`${launch}/disagg.sh`, `${launch}/agg.sh`],
    );
    expect(found).toMatchObject({ gpus: 1, vram_gib: 2, fits: true });
  });

  test('the size of a model by its name', async () => {
    expect(await need([fileOf(`${launch}/large.sh`, ['+x'])])).toMatchObject({
      gpus: 1,
      vram_gib: 84,
      fits: false,
    });
  });
});

test('flags on added lines of scripts and manifests, not on kept or removed ones, nor in comments', async () => {
  const gpus = async (path: string, line: string) => (await need([fileOf(path, [line])])).gpus;
  expect(await gpus('recipes/x/deploy.yaml', '+  - "--tp 8"')).toBe(8);
  expect(await gpus('recipes/x/deploy.yaml', '+  args: ["--tensor-parallel-size", "4"]')).toBe(4);
  expect(await gpus('recipes/x/deploy.yaml', '+  nvidia.com/gpu: "16"')).toBe(16);
  expect(await gpus('a.sh', '+CUDA_VISIBLE_DEVICES=0,1 python3 -m x')).toBe(2);
  expect(await gpus('a.sh', '+python3 -m x --disaggregation-mode prefill')).toBe(2);
  expect(await gpus('a.sh', '-python3 -m x --tp 8')).toBe(0);
  expect(await gpus('a.sh', ' python3 -m x --tp 8')).toBe(0);
  expect(await gpus('a.sh', '+# use --tp 8')).toBe(0);
  expect(await gpus('a.py', '+parser.add("--tp 8")')).toBe(0);
  expect(await gpus('.github/workflows/a.yml', '+  run: x --tp 8')).toBe(0);
  expect(await need([fileOf('a.sh', ['+x --nnodes 2'])])).toMatchObject({ nodes: 2, fits: false });
});

test('paths of recipes, deployments and engines', async () => {
  const of = async (path: string) =>
    (({ gpus, nodes, architectures, fits }) => ({ gpus, nodes, architectures, fits }))(
      await need([fileOf(path, ['+x'])]),
    );
  expect(await of('recipes/m/vllm/agg-gb200/deploy.yaml')).toEqual({
    gpus: 0,
    nodes: 1,
    architectures: ['blackwell'],
    fits: false,
  });
  expect(await of('recipes/m-nvfp4/x.yaml')).toMatchObject({ architectures: ['blackwell'] });
  expect(await of('deploy/multinode/x.yaml')).toMatchObject({ nodes: 2, fits: false });
  expect(await of('src/disagg_handler.py')).toMatchObject({ gpus: 2 });
  expect(await of('src/disagg_same_gpu.sh')).toMatchObject({ gpus: 0, fits: true });
  expect(await of('launch/xpu/a.yaml')).toMatchObject({ architectures: ['intel'] });
  expect(await of('tests/disagg/test_a.py')).toMatchObject({ gpus: 0, fits: true });
  expect(await of('src/b200_names.py')).toMatchObject({ architectures: [] });
});

describe('pytest markers', () => {
  test('of a changed test, over several lines, of its class and of its file', async () => {
    expect(await need([], [], [covering('tests/test_a.py', 7, true)])).toMatchObject({
      gpus: 1,
      vram_gib: 30.5,
      fits: false,
    });
    expect(await need([], [], [covering('tests/test_a.py', 13, true)])).toMatchObject({ gpus: 2 });
    expect(await need([], [], [covering('tests/test_m.py', 5, true)])).toMatchObject({ gpus: 4 });
  });

  test('of tests that merely cover, the smallest', async () => {
    const found = await need(
      [],
      [],
      [covering('tests/test_m.py', 5, false), covering('tests/test_a.py', 13, false)],
    );
    expect(found).toMatchObject({ gpus: 2 });
  });

  test('on added lines', async () => {
    expect(
      await need([
        fileOf('tests/x.py', [
          '+  pytest.mark.gpu_2,',
          '-  pytest.mark.gpu_8,',
          '+  # pytest.mark.gpu_4',
        ]),
      ]),
    ).toMatchObject({ gpus: 2 });
  });

  test('what takes memory of a GPU takes a GPU', async () => {
    expect(
      await need([fileOf('tests/x.py', ['+  pytest.mark.profiled_vram_gib(7.6),'])]),
    ).toMatchObject({ gpus: 1, vram_gib: 7.6 });
    expect(
      await need([fileOf('tests/x.py', ['+  pytest.mark.profiled_vram_gib(0),'])]),
    ).toMatchObject({ gpus: 0, vram_gib: null });
  });
});
