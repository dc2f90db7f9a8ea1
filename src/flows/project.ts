import type { SkippedFile, SourceFile } from '../model/source.ts';
import { layOut, type Place } from '../scan/index.ts';
import {
  type CargoPackage,
  cargoPackages,
  isManifest,
  parseToml,
  type Tree,
} from '../source/index.ts';
import { createProject, type Project } from '../symbols/index.ts';

export interface LaidOut {
  readonly project: Project;
  /** Names of the programs that the repository's packages build. */
  readonly executables: ReadonlySet<string>;
  readonly skipped: readonly SkippedFile[];
  /** Where each Rust file stands, by its path. */
  readonly places: ReadonlyMap<string, Place>;
  readonly packages: readonly CargoPackage[];
}

/**
 * Where modules lie in several trees at once, the newest last: a path that only one of them has is laid out too, so
 * that an import of what is gone still finds the name it had.
 */
export async function layOutProject(trees: readonly Tree[]): Promise<LaidOut> {
  const manifests = unite(await Promise.all(trees.map(readManifests)));
  const files = unite(trees.map((tree) => tree.files));
  const cargo = cargoPackages(
    files,
    manifests.filter((file) => isManifest(file.path)),
  );
  const layout = layOut(files, cargo.packages);
  const python = manifests
    .filter((file) => file.path.endsWith('pyproject.toml'))
    .map((file) => readPyproject(file));
  const project = createProject({
    paths: files.map((file) => file.path),
    rust: layout.places.map(({ path, crate, module }) => ({ path, crate, module })),
    rustDeps: layout.crates.map(({ key, deps }) => ({ crate: key, deps })),
    goMods: manifests
      .filter((file) => file.path.endsWith('go.mod'))
      .map(({ path, text }) => ({
        dir: dirOf(path),
        module: /^module\s+(\S+)/m.exec(text)?.[1] ?? '',
      })),
    nativeModules: python.flatMap((each) => (each.native ? [each.native] : [])),
    pythonRoots: python.flatMap((each) => (each.native ? [] : each.roots)),
  });
  const programs = cargo.packages.flatMap((each) =>
    each.targets.filter((target) => target.kind === 'bin').map((target) => target.name),
  );
  return {
    project,
    executables: new Set([...programs, ...python.flatMap((each) => each.scripts)]),
    skipped: cargo.skipped,
    places: new Map(layout.places.map((place) => [place.path, place])),
    packages: cargo.packages,
  };
}

const manifestName = /(^|\/)(Cargo\.toml|pyproject\.toml|go\.mod)$/;

async function readManifests(tree: Tree): Promise<readonly SourceFile[]> {
  return (await tree.read(tree.files.filter((file) => manifestName.test(file.path)))).files;
}

/** Everything by its path, the last version of each. */
function unite<T extends { readonly path: string }>(lists: readonly (readonly T[])[]): T[] {
  return [...new Map(lists.flat().map((each) => [each.path, each])).values()];
}

const dirOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const below = (dir: string, path: string): string =>
  [dir, path.replace(/^\.\/?/, '').replace(/\/$/, '')].filter((part) => part !== '').join('/');

/** Where a Python project keeps its packages, its native module and its programs. */
function readPyproject({ path, text }: SourceFile) {
  const dir = dirOf(path);
  const parsed = parseToml(text);
  const table = 'fault' in parsed ? {} : parsed.table;
  const maturin = at(table, 'tool', 'maturin');
  const source = maturin?.['python-source'];
  const module = maturin?.['module-name'];
  const where = at(table, 'tool', 'setuptools', 'packages', 'find')?.where;
  const packages = at(table, 'tool', 'hatch', 'build', 'targets', 'wheel')?.packages;
  const roots = [
    ...strings(where).map((each) => below(dir, each)),
    // hatch names the packages themselves: they lie in their root.
    ...strings(packages).map((each) => dirOf(below(dir, each))),
  ];
  return {
    native:
      typeof module === 'string'
        ? { dir, module, pythonSource: below(dir, typeof source === 'string' ? source : '') }
        : null,
    roots,
    scripts: Object.keys(at(table, 'project', 'scripts') ?? {}),
  };
}

type Table = Readonly<Record<string, unknown>>;

function at(table: Table, ...names: readonly string[]): Table | null {
  let now: unknown = table;
  for (const name of names) {
    if (typeof now !== 'object' || now === null || Array.isArray(now)) return null;
    now = (now as Table)[name];
  }
  return typeof now === 'object' && now !== null && !Array.isArray(now) ? (now as Table) : null;
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
