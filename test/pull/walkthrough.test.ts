import { describe, expect, test } from 'vitest';
import { walk } from '../../src/pull/index.ts';
import { kindOf } from '../../src/pull/languages.ts';
import { launchScripts } from '../../src/pull/launch-scripts.ts';
import { applyLearnings } from '../../src/pull/learnings.ts';
import { whatToRebuild } from '../../src/pull/rebuild.ts';
import { fileOf, treeOf } from './helpers.ts';

const tree = treeOf({
  'pyproject.toml':
    '[project]\nname = "serve"\ndependencies = [\n  "serve-runtime==1.0",\n  "numpy",\n]\n[project.optional-dependencies]\nx = ["blocks"]\n',
  'Cargo.toml':
    '[workspace]\nmembers = ["lib/llm", "lib/core"]\n[workspace.dependencies]\ncore = { path = "lib/core" }\n',
  'lib/llm/Cargo.toml':
    '[package]\nname = "serve-llm"\n[dependencies]\ncore = { workspace = true }\n[dev-dependencies]\nlab = { path = "../lab" }\n',
  'lib/core/Cargo.toml': '[package]\nname = "serve-core"\n',
  'lib/lab/Cargo.toml': '[package]\nname = "serve-lab"\n',
  'lib/bindings/python/Cargo.toml':
    '[workspace]\n[package]\nname = "serve-py"\n[dependencies]\nserve-llm = { path = "../../llm", features = ["a"] }\n',
  'lib/bindings/python/pyproject.toml':
    '[build-system]\nbuild-backend = "maturin"\n[project]\nname = "serve-runtime"\n',
  'lib/blocks/Cargo.toml':
    '[workspace]\n[package]\nname = "blocks-py"\n[dependencies.serve-lab]\npath = "../lab"\n',
  'lib/blocks/pyproject.toml': '[tool.maturin]\n[project]\nname = "blocks"\n',
  'deploy/op/go.mod': 'module x',
  'examples/backends/sglang/launch/agg.sh': '',
  'examples/backends/sglang/launch/agg_embed.sh': '',
  'examples/backends/sglang/launch/disagg.sh': '',
  'examples/backends/vllm/launch/agg.sh': '',
});

describe('what is built again', () => {
  const rebuild = (...paths: string[]) =>
    whatToRebuild(
      paths.map((path) => fileOf(path, ['+x'])),
      tree,
    );

  test('a library that the extension is built from, through the workspace', async () => {
    const { rebuild: found, extension } = await rebuild('lib/core/src/a.rs');
    expect(found).toMatchObject({
      rust: true,
      bindings: true,
      python: false,
      container: false,
      operator: false,
    });
    expect(found.steps.map(({ what }) => what)).toEqual([
      'maturin develop --uv (in lib/bindings/python)',
      'cargo build -p serve-core',
    ]);
    expect(extension).toEqual(['lib/core/src/a.rs']);
  });

  test('an extension that the package does without runs in no server by itself', async () => {
    const { rebuild: found, extension } = await rebuild('lib/lab/src/a.rs');
    expect(found.bindings).toBe(true);
    expect(found.steps.map(({ what }) => what)).toContain('maturin develop --uv (in lib/blocks)');
    expect(extension).toEqual([]);
  });

  test('tests of a library go into nothing', async () => {
    const { rebuild: found } = await rebuild('lib/core/tests/a.rs');
    expect(found).toMatchObject({ rust: true, bindings: false });
  });

  test('Python, images, Go', async () => {
    expect((await rebuild('src/a.py')).rebuild).toMatchObject({
      rust: false,
      python: true,
      bindings: false,
    });
    expect((await rebuild('tests/test_a.py')).rebuild.python).toBe(false);
    expect((await rebuild('pyproject.toml')).rebuild.steps[0]!.what).toBe('uv pip install -e .');
    expect((await rebuild('container/Dockerfile.test')).rebuild).toMatchObject({
      container: true,
      python: false,
    });
    expect((await rebuild('deploy/op/a/b.go')).rebuild).toMatchObject({
      operator: true,
      rust: false,
    });
    expect((await rebuild('docs/a.md')).rebuild.steps).toEqual([]);
  });

  test('a script outside of every package starts no server again, and is in no image', async () => {
    const installed = treeOf({
      'pyproject.toml':
        '[project]\nname = "serve"\n[tool.hatch.build.targets.wheel]\npackages = [\n    "components/serve",\n]\n',
      'lib/memory/pyproject.toml': '[project]\nname = "memory"\n',
    });
    const steps = async (path: string) =>
      (await whatToRebuild([fileOf(path, ['+x'])], installed)).rebuild.steps;
    expect(await steps('deploy/operator/docs/fix_anchors.py')).toEqual([]);
    expect(await steps('docs/scripts/tables.py')).toEqual([]);
    expect(await steps('container/compliance/collect.py')).toEqual([]);
    expect(await steps('components/serve/a.py')).toHaveLength(1);
    expect(await steps('lib/memory/a.py')).toHaveLength(1);
  });
});

test('what a change is made of', () => {
  const kind = (...paths: string[]): string => kindOf(paths.map((path) => fileOf(path, ['+x'])));
  expect(kind('a.rs', 'Cargo.lock', 'README.md')).toBe('rust-only');
  expect(kind('a.py', 'pyproject.toml')).toBe('python-only');
  expect(kind('a.rs', 'a.py')).toBe('mixed');
  expect(kind('docs/x.yaml', 'LICENSE')).toBe('docs-only');
  expect(kind('docs/x.yaml', 'docs/scripts/tables.py')).toBe('python-only');
  expect(kind('a.yaml', 'b.json')).toBe('config-only');
  expect(kind()).toBe('empty');
});

test('a file named like a stack is of that stack only among the backends', () => {
  const script = 'examples/backends/sample/launch/agg.sh';
  const found = (path: string) =>
    launchScripts([fileOf(path, ['+x'])], [script], []).map((each) => each.path);
  expect(found('tools/sweep/sample.py')).toEqual([]);
  expect(found('components/src/serve/backend/sample_main.py')).toEqual([script]);
});

describe('launch scripts', () => {
  const scripts = (paths: readonly string[], extension: readonly string[] = []): string[] =>
    launchScripts(
      paths.map((path) => fileOf(path, ['+x'])),
      tree.files,
      extension,
    ).map(({ path }) => path.replace('examples/backends/', ''));

  test('a changed one first, then those of the backend that fit', () => {
    expect(
      scripts([
        'examples/backends/sglang/launch/disagg.sh',
        'components/src/dynamo/sglang/embedding_handler.py',
      ]),
    ).toEqual(['sglang/launch/disagg.sh', 'sglang/launch/agg_embed.sh', 'sglang/launch/agg.sh']);
    expect(scripts(['components/src/dynamo/vllm/handlers.py'])).toEqual(['vllm/launch/agg.sh']);
    expect(scripts(['components/src/dynamo/frontend/sglang_prepost.py'])).toEqual([
      'sglang/launch/agg.sh',
    ]);
  });

  test('shared code by one backend, the rest by none', () => {
    expect(scripts(['lib/core/src/a.rs'], ['lib/core/src/a.rs'])).toEqual(['sglang/launch/agg.sh']);
    expect(scripts(['docs/sglang.md'])).toEqual([]);
    expect(scripts(['deploy/op/a.go'])).toEqual([]);
    expect(scripts(['deploy/op/backend_sglang.go', 'lib/vllm.go'])).toEqual([]);
    expect(scripts(['.github/sglang.yaml', 'deploy/chart/vllm.yaml'])).toEqual([]);
    expect(scripts(['components/src/dynamo/sglang/tests/test_a.py'])).toEqual([]);
  });
});

test('effort grows with what there is to read and to follow, not with what programs wrote', async () => {
  const effort = async (...files: Parameters<typeof fileOf>[]) =>
    (
      await walk({
        diff: files.map((file) => fileOf(...file)),
        tree,
        filters: null,
        owners: null,
        symbols: [],
        tests: [],
        changes: [],
      })
    ).walkthrough.effort;
  const lines = (count: number): string[] => Array.from({ length: count }, () => '+x');
  const small = await effort(['src/a.py', lines(5)]);
  const large = await effort(['src/a.py', lines(2000)], ['lib/core/a.rs', lines(900)]);
  const generated = await effort(['Cargo.lock', lines(5000)], ['src/a.py', lines(5)]);
  expect(small).toMatchObject({ level: 1 });
  expect(large).toMatchObject({ level: 5 });
  expect(large.reasons).toContain('2 components');
  expect(generated.minutes).toBeLessThan(30);
  const removed = await effort([
    'src/a.py',
    lines(2000).map(() => '-x'),
    { status: 'removed', after: null },
  ]);
  expect(removed.minutes).toBeLessThan(large.minutes / 10);
});

test('learnings of a path: by glob, by folder, the most particular first', () => {
  const note = (text: string, ...globs: string[]) => ({
    note: text,
    globs,
    source: 'a review',
    date: '2026-01-01',
    file: `${text}.md`,
  });
  const applied = applyLearnings(
    [
      note('all', '**/*.rs'),
      note('one', 'lib/a.rs'),
      note('folder', '/lib/b/'),
      note('none', 'docs/**'),
      note('broken', '*a*a*a*a*a*b'),
    ],
    ['lib/a.rs', 'lib/b/c.rs', 'lib/b/.x'],
  );
  expect(applied.map(({ note, paths }) => [note, paths])).toEqual([
    ['one', ['lib/a.rs']],
    ['all', ['lib/a.rs', 'lib/b/c.rs']],
    ['folder', ['lib/b/c.rs', 'lib/b/.x']],
  ]);
});
