import { describe, expect, it } from 'vitest';
import { type CargoPackage, cargoPackages } from '../../src/source/index.ts';

/** Packages of manifests given as text, beside Rust files given by name. */
function packagesOf(manifests: Readonly<Record<string, string>>, rust: readonly string[]) {
  const files = Object.entries(manifests).map(([path, text]) => ({ path, blob: '', text }));
  const all = [...files, ...rust.map((path) => ({ path, blob: '' }))];
  return cargoPackages(all, files);
}

function only(manifest: string, rust: readonly string[]): CargoPackage {
  const { packages } = packagesOf({ 'x/Cargo.toml': manifest }, rust);
  const [first] = packages;
  if (first === undefined) throw new Error('expected a package');
  return first;
}

const targets = (found: CargoPackage) =>
  found.targets.map((target) => `${target.kind} ${target.name} ${target.path}`);

describe('cargoPackages', () => {
  it('finds targets by their place', () => {
    const found = only('[package]\nname = "my-crate"', [
      'x/build.rs',
      'x/benches/fast.rs',
      'x/examples/demo/main.rs',
      'x/examples/demo/part.rs',
      'x/src/bin/tool.rs',
      'x/src/bin/multi/main.rs',
      'x/src/lib.rs',
      'x/src/main.rs',
      'x/src/other.rs',
      'x/tests/it.rs',
      'xy/src/lib.rs',
    ]);
    expect(found).toMatchObject({ dir: 'x', name: 'my-crate', libName: 'my_crate' });
    expect(found.libPath).toBe('x/src/lib.rs');
    expect(targets(found)).toEqual([
      'lib my_crate x/src/lib.rs',
      'bin my-crate x/src/main.rs',
      'bin multi x/src/bin/multi/main.rs',
      'bin tool x/src/bin/tool.rs',
      'test it x/tests/it.rs',
      'bench fast x/benches/fast.rs',
      'example demo x/examples/demo/main.rs',
      'build build-script x/build.rs',
    ]);
  });

  it('takes names and paths from the manifest, and leaves out what is off or not there', () => {
    const manifest = [
      '[package]',
      'name = "py"',
      'autobins = false',
      'autotests = false',
      'build = "make/build.rs"',
      '[lib]',
      'name = "_core"',
      'path = "rust/lib.rs"',
      '[[bin]]',
      'name = "tool"',
      '[[bin]]',
      'name = "main"',
      '[[test]]',
      'name = "t"',
      'path = "../shared/t.rs"',
      '[[bench]]',
      'name = "gone"',
      '[[example]]',
      'name = "outside"',
      'path = "../../e.rs"',
    ];
    const rust = ['x/rust/lib.rs', 'x/src/bin/tool.rs', 'x/src/bin/odd.rs', 'x/src/main.rs'];
    const found = only(manifest.join('\n'), [...rust, 'x/tests/no.rs', 'x/make/build.rs']);
    expect(found).toMatchObject({ libName: '_core', libPath: 'x/rust/lib.rs' });
    expect(targets(found)).toEqual([
      'lib _core x/rust/lib.rs',
      'bin tool x/src/bin/tool.rs',
      'bin main x/src/main.rs',
      'build build-script x/make/build.rs',
    ]);
  });

  it('resolves renames, platforms and what the workspace says', () => {
    const { packages, skipped } = packagesOf(
      {
        'Cargo.toml': [
          '[workspace]\nmembers = ["lib/*"]',
          '[workspace.dependencies]',
          'dyn-runtime = { path = "lib/runtime", version = "1" }',
          'alias = { package = "real-name", path = "lib/real" }',
          'serde = "1"',
        ].join('\n'),
        'lib/app/Cargo.toml': [
          '[package]\nname = "app"',
          '[dependencies]\nserde.workspace = true\ndyn-runtime = { workspace = true }',
          'sibling = { path = "../sibling" }\nouter = { path = "../../../outer" }',
          'plain = "2"\nmissing.workspace = true',
          '[dev-dependencies]\nalias = { workspace = true, optional = true }',
          '[build-dependencies]\ncc = "1"',
          `[target.'cfg(unix)'.dependencies]\nplain = { path = "../plain" }`,
        ].join('\n'),
        'lib/own/Cargo.toml':
          '[workspace]\n[package]\nname = "own"\n[dependencies]\ndyn-runtime.workspace = true',
      },
      ['lib/app/src/lib.rs'],
    );
    expect(skipped).toEqual([]);
    expect(packages.map((each) => each.name)).toEqual(['app', 'own']);
    const list = (at: number) =>
      packages[at]?.dependencies.map((each) => [each.name, each.package, each.dir, each.only]);
    expect(list(0)).toEqual([
      ['serde', 'serde', null, null],
      ['dyn_runtime', 'dyn-runtime', 'lib/runtime', null],
      ['sibling', 'sibling', 'lib/sibling', null],
      ['outer', 'outer', null, null],
      ['plain', 'plain', 'lib/plain', null],
      ['missing', 'missing', null, null],
      ['cc', 'cc', null, 'build'],
      ['alias', 'real-name', 'lib/real', 'dev'],
    ]);
    expect(list(1)).toEqual([['dyn_runtime', 'dyn-runtime', null, null]]);
    expect(packages[1]).toMatchObject({ libName: null, libPath: null, targets: [] });
  });

  it('skips a broken manifest with its line and keeps the others', () => {
    const { packages, skipped } = packagesOf(
      { 'Cargo.toml': '[package]\nname = "root"', 'a/Cargo.toml': '[package]\nname = \n' },
      ['src/lib.rs'],
    );
    expect(packages).toMatchObject([{ dir: '', name: 'root', libPath: 'src/lib.rs' }]);
    expect(skipped).toEqual([
      { path: 'a/Cargo.toml', why: 'broken TOML at line 2: expected a value' },
    ]);
  });

  it('is not impressed by odd shapes', () => {
    const odd = ['package = 1', '[package]\nname = 3', 'package = [{}]', '[package.name]', ''];
    for (const text of odd) expect(packagesOf({ 'Cargo.toml': text }, []).packages).toEqual([]);
    const shapes = 'bin = 1\ntest = [1]\nlib = "x"\ndependencies = []\ntarget = "t"\n';
    const found = only(`${shapes}[package]\nname = "x"\nbuild = 1`, ['x/src/lib.rs']);
    expect(targets(found)).toEqual(['lib x x/src/lib.rs']);
  });
});
