import { describe, expect, it } from 'vitest';
import { createProject, type ProjectInput } from '../../src/symbols/project-layout.ts';

const create = (paths: readonly string[], input: Partial<ProjectInput> = {}) =>
  createProject({
    paths,
    rust: [],
    rustDeps: [],
    goMods: [],
    nativeModules: [],
    pythonRoots: [],
    ...input,
  });

describe('crates of Rust', () => {
  const project = create(['a/src/x.rs'], {
    rust: [
      { path: 'a/src/lib.rs', crate: 'alpha', module: '' },
      { path: 'a/src/x/y.rs', crate: 'alpha', module: 'x::y' },
      { path: 'a/src/main.rs', crate: 'pkg-a#bin:alpha', module: '' },
      { path: 'b/src/z.rs', crate: 'alpha@b', module: 'z' },
      { path: 'loose.rs', crate: '', module: 'loose.rs' },
    ],
    rustDeps: [
      { crate: 'alpha', deps: [['beta', 'beta_lib']] },
      { crate: 'pkg-a#bin:alpha', deps: [['alpha', 'alpha']] },
      { crate: 'alpha@b', deps: [] },
    ],
  });

  it('joins crate and module, and keeps keys as they are', () => {
    expect(project.rustModule('a/src/lib.rs')).toBe('alpha');
    expect(project.rustModule('a/src/x/y.rs')).toBe('alpha::x::y');
    expect(project.rustModule('a/src/main.rs')).toBe('pkg-a#bin:alpha');
    expect(project.rustModule('b/src/z.rs')).toBe('alpha@b::z');
  });

  it('has no module for a file of no package', () => {
    expect(project.rustModule('loose.rs')).toBe('');
    expect(project.rustModule('unknown.rs')).toBe('');
  });

  it('lets a library call itself by its name', () => {
    expect([...project.rustCrates('a/src/x/y.rs')]).toEqual([
      ['beta', 'beta_lib'],
      ['alpha', 'alpha'],
    ]);
    expect([...project.rustCrates('b/src/z.rs')]).toEqual([['alpha', 'alpha@b']]);
    expect([...project.rustCrates('a/src/main.rs')]).toEqual([['alpha', 'alpha']]);
    expect(project.rustCrates('unknown.rs').size).toBe(0);
  });
});

describe('packages of Go and native modules', () => {
  const project = create([], {
    goMods: [
      { dir: 'deploy/op', module: 'example.com/op' },
      { dir: 'deploy/op/tools', module: 'example.com/tools' },
    ],
    nativeModules: [
      { dir: 'bindings/py', module: 'dynamo._core', pythonSource: 'bindings/py/src' },
    ],
  });

  it.each([
    ['deploy/op/main.go', 'example.com/op'],
    ['deploy/op/internal/x/a.go', 'example.com/op/internal/x'],
    ['deploy/op/tools/gen/a.go', 'example.com/tools/gen'],
    ['other/a.go', ''],
  ])('the nearest go.mod names the package of %s', (path, expected) => {
    expect(project.goPackage(path)).toBe(expected);
  });

  it('serves a go.mod at the root', () => {
    const root = create([], { goMods: [{ dir: '', module: 'example.com/all' }] });
    expect(root.goPackage('a.go')).toBe('example.com/all');
    expect(root.goPackage('x/y/a.go')).toBe('example.com/all/x/y');
  });

  it('finds the native module that a Rust file is built into', () => {
    expect(project.nativeModule('bindings/py/rust/lib.rs')).toBe('dynamo._core');
    expect(project.nativeModule('lib/llm/src/lib.rs')).toBe('');
  });
});

describe('modules of Python', () => {
  const project = create(
    [
      'components/src/dynamo/planner/__init__.py',
      'components/src/dynamo/planner/core.py',
      'bindings/py/python/dynamo/runtime/__init__.py',
      'bindings/py/python/dynamo/_core.pyi',
      'tools/power-agent/agent.py',
      'pkgs/one/mod.py',
      'pkgs/__init__.py',
      'setup.py',
    ],
    {
      nativeModules: [
        { dir: 'bindings/py', module: 'dynamo._core', pythonSource: 'bindings/py/python' },
      ],
      pythonRoots: ['pkgs'],
    },
  );

  it.each([
    ['components/src/dynamo/planner/__init__.py', 'dynamo.planner'],
    ['components/src/dynamo/planner/core.py', 'dynamo.planner.core'],
    ['bindings/py/python/dynamo/runtime/__init__.py', 'dynamo.runtime'],
    ['bindings/py/python/dynamo/_core.pyi', 'dynamo._core'],
    ['tools/power-agent/agent.py', 'tools.power-agent.agent'],
    ['pkgs/one/mod.py', 'one.mod'],
    ['pkgs/__init__.py', 'pkgs'],
    ['setup.py', 'setup'],
    ['README.md', ''],
  ])('%s is %s', (path, expected) => {
    expect(project.pythonModule(path)).toBe(expected);
  });

  it('counts a source folder only where Python lies in it', () => {
    const other = create(['lib/src/main.rs', 'lib/src/README.md', 'lib/tool.py']);
    expect(other.pythonModule('lib/tool.py')).toBe('lib.tool');
  });
});
