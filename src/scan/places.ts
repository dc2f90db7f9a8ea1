import type { FileEntry } from '../model/source.ts';
import type { CargoPackage } from '../source/index.ts';

/** Where a file stands among crates. */
export interface Place {
  readonly path: string;
  readonly blob: string;
  /** Key of its crate; '' when no package claims it. */
  readonly crate: string;
  readonly module: string;
  /** Cargo package; '' for none. */
  readonly package: string;
  readonly kind: 'lib' | 'bin' | 'test' | 'bench' | 'example' | 'build' | 'none';
  /** Cargo's name of the program, test or bench. */
  readonly target: string;
  /** In a folder of tests, benches or examples. */
  readonly testFolder: boolean;
  /** Root of its crate. */
  readonly root: boolean;
}

export interface CrateInfo {
  readonly key: string;
  /** Names it calls other crates by, to their keys. */
  readonly deps: readonly (readonly [string, string])[];
}

export interface Layout {
  readonly places: readonly Place[];
  readonly crates: readonly CrateInfo[];
}

/** Crate and module of a place, as the cache keeps it. */
export const placeKey = (place: Place): string => `${place.crate}::${place.module}`;

const testFolders = /(^|\/)(tests?|benches|bench|benchmarks|examples)\//;

/** Crate and module of every Rust file, from the packages' targets and the folder convention. */
export function layOut(files: readonly FileEntry[], packages: readonly CargoPackage[]): Layout {
  const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]));
  const keys = libraryKeys(packages);
  const places = files
    .filter((file) => file.path.endsWith('.rs'))
    .map((file) => placeOf(file, packageOf(byDir, file.path), keys));
  const crates: CrateInfo[] = [];
  for (const pkg of packages) {
    const deps = pkg.dependencies.flatMap((dep) => {
      const target = dep.dir === null ? undefined : byDir.get(dep.dir);
      const key = target ? keys.get(target) : undefined;
      return key
        ? [[dep.name, key] as const]
        : dep.name === dep.package.replaceAll('-', '_')
          ? []
          : [[dep.name, dep.package.replaceAll('-', '_')] as const];
    });
    const own = keys.get(pkg);
    if (own) crates.push({ key: own, deps });
    const withLib = own && pkg.libName ? [...deps, [pkg.libName, own] as const] : deps;
    for (const target of pkg.targets)
      if (target.kind !== 'lib')
        crates.push({ key: crateKey(pkg, target.kind, target.name), deps: withLib });
  }
  return { places, crates };
}

/** Keys of the libraries: their names in code, made unique where two packages share one. */
function libraryKeys(packages: readonly CargoPackage[]): Map<CargoPackage, string> {
  const keys = new Map<CargoPackage, string>();
  const taken = new Set<string>();
  for (const pkg of packages) {
    if (pkg.libName === null) continue;
    const key = taken.has(pkg.libName) ? `${pkg.libName}@${pkg.dir}` : pkg.libName;
    taken.add(key);
    keys.set(pkg, key);
  }
  return keys;
}

const crateKey = (pkg: CargoPackage, kind: string, name: string): string =>
  `${pkg.name}#${kind}:${name}`;

/** The package of the nearest folder above a file. */
function packageOf(
  byDir: ReadonlyMap<string, CargoPackage>,
  path: string,
): CargoPackage | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = byDir.get(path.slice(0, end));
    if (found) return found;
  }
  return byDir.get('');
}

function placeOf(
  file: FileEntry,
  pkg: CargoPackage | undefined,
  keys: ReadonlyMap<CargoPackage, string>,
): Place {
  const testFolder = testFolders.test(file.path);
  const base = { path: file.path, blob: file.blob, testFolder };
  if (!pkg)
    return {
      ...base,
      crate: '',
      module: file.path,
      package: '',
      kind: 'none',
      target: '',
      root: false,
    };
  const exact = pkg.targets.find((target) => target.path === file.path);
  const lib = keys.get(pkg);
  if (exact && exact.kind !== 'lib') {
    return {
      ...base,
      crate: crateKey(pkg, exact.kind, exact.name),
      module: '',
      package: pkg.name,
      kind: exact.kind,
      target: exact.name,
      root: true,
    };
  }
  const libDir = pkg.libPath === null ? null : folderOf(pkg.libPath);
  if (lib && libDir !== null && file.path.startsWith(libDir)) {
    return {
      ...base,
      crate: lib,
      module: exact ? '' : moduleBelow(libDir, file.path),
      package: pkg.name,
      kind: 'lib',
      target: '',
      root: exact !== undefined,
    };
  }
  const owner = pkg.targets
    .filter((target) => file.path.startsWith(folderOf(target.path)))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!owner)
    return {
      ...base,
      crate: '',
      module: file.path,
      package: pkg.name,
      kind: 'none',
      target: '',
      root: false,
    };
  return {
    ...base,
    crate: crateKey(pkg, owner.kind, owner.name),
    module: moduleBelow(folderOf(owner.path), file.path),
    package: pkg.name,
    kind: owner.kind,
    target: owner.name,
    root: false,
  };
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function moduleBelow(folder: string, path: string): string {
  return path
    .slice(folder.length)
    .replace(/\.rs$/, '')
    .replace(/(^|\/)mod$/, '')
    .split('/')
    .filter((part) => part !== '')
    .join('::');
}

/** The narrowest test command for a file; null where no package is known. */
export function testCommand(place: Place): string | null {
  if (place.package === '') return null;
  const at = `cargo test -p ${place.package}`;
  if (place.kind === 'lib')
    return place.module === '' ? `${at} --lib` : `${at} --lib ${place.module}`;
  if (place.kind === 'bin') return `${at} --bin ${place.target}`;
  if (place.kind === 'test') return `${at} --test ${place.target}`;
  return place.kind === 'bench' ? `${at} --bench ${place.target} --no-run` : at;
}
