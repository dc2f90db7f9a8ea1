import { expect, test } from 'vitest';
import { deriveExpectations, hardwareNeed, usualLimits, walk } from '../../src/pull/index.ts';
import { fileOf, treeOf } from './helpers.ts';

const names = [
  '..',
  '-rf',
  'a\u001b[31m/b.py',
  `${'d/'.repeat(400)}x.rs`,
  '__proto__/x.rs',
  'lib/<!-- dyn-audit:v1 -->.py',
  'a/`$(x)`.sh',
  ' .yaml',
];
const long = 'a-'.repeat(30_000);
const lines = [
  '+["{{{{%%%%',
  `+${'{'.repeat(450)}`,
  `+logger.info("${'{'.repeat(450)}")`,
  `+${long}`,
  '+tracing::info!(',
  '+.route("/',
  '+--tp 99999999999',
  '+CUDA_VISIBLE_DEVICES=,,,,',
  '+nvidia.com/gpu: 99999',
];

test('names and lines that nobody would write: all is accounted for, nothing is thrown', async () => {
  const diff = names.flatMap((path, i) => [
    fileOf(path, lines),
    fileOf(`launch/${i}.sh`, lines, { after: null, status: 'removed' }),
    fileOf(`src/launch/${i}.sh`, lines),
    fileOf(`src/${i}.bin`, [], { kind: 'binary', hunks: [], no_hunks: 'binary' }),
  ]);
  const texts = Object.fromEntries([
    ...names.map((path) => [path, long] as const),
    ...names.map(
      (_, i) =>
        [
          `src/launch/${i}.sh`,
          `# GPUs: 999999999999\n${long}\npython3 -m dynamo.sglang --model ${long}B`,
        ] as const,
    ),
    ['pyproject.toml', 'dependencies = [\n'.repeat(20_000)],
    ['lib/Cargo.toml', '[\n[dev-dependencies\n'.repeat(20_000)],
    ['lib/pyproject.toml', '[tool.maturin]\nname = "'],
    ['Cargo.toml', 'x = { path = "../../../../etc" }\n'.repeat(5000)],
  ]);
  const tree = treeOf(texts);
  const { walkthrough } = await walk({
    diff: [...diff, fileOf('lib/src/a.rs', lines)],
    tree,
    filters: null,
    owners: `${'*a'.repeat(9)} @x\n* @y`,
    symbols: [],
    tests: [],
    changes: [],
  });
  const grouped = walkthrough.groups.flatMap(({ files }) => files);
  expect(grouped).toHaveLength(diff.length + 1);
  const need = await hardwareNeed({
    diff,
    tree,
    tests: [],
    scripts: walkthrough.launch_scripts,
    limits: usualLimits,
  });
  expect(need.fits).toBe(false);
  const { expectations } = await deriveExpectations(diff, tree);
  expect(expectations.every(({ level }) => level === 'hint')).toBe(true);
});

test('a change of thousands of files', async () => {
  const diff = Array.from({ length: 5000 }, (_, i) =>
    fileOf(`lib/m${i % 70}/src/f${i}.rs`, [
      '+    tracing::info!("Message number of this file here");',
    ]),
  );
  const { walkthrough } = await walk({
    diff,
    tree: treeOf({}),
    filters: "core:\n  - 'lib/**'\n  - '!**/*.md'",
    owners: '/lib/m1/ @one',
    symbols: [],
    tests: [],
    changes: [],
  });
  expect(walkthrough.groups.map(({ component, files }) => [component, files.length])).toEqual([
    ['core', 5000],
  ]);
  expect((await deriveExpectations(diff, treeOf({}))).expectations).toHaveLength(1);
});
