import { joinDir, type Manifest, tableOf } from './manifest.ts';
import type { TomlTable, TomlValue } from './toml.ts';

export interface CargoDependency {
  /** How Rust code names it, without dashes: the manifest's key, which may rename the package. */
  readonly name: string;
  readonly package: string;
  /** The folder of a package of this repository; null for one from elsewhere. */
  readonly dir: string | null;
  /** Only for tests, benchmarks and examples, or only for the build script. */
  readonly only: 'dev' | 'build' | null;
}

const sections = [
  { only: null, keys: ['dependencies'] },
  { only: 'build', keys: ['build-dependencies', 'build_dependencies'] },
  { only: 'dev', keys: ['dev-dependencies', 'dev_dependencies'] },
] as const;

/** All dependencies of a package, of every platform, each name once; `workspace = true` is followed. */
export function readDependencies(
  manifest: Manifest,
  workspace: Manifest | null,
): readonly CargoDependency[] {
  const found = new Map<string, CargoDependency>();
  const places = [manifest.table, ...platforms(manifest.table)];
  for (const { only, keys } of sections) {
    for (const section of places.flatMap((place) => keys.map((key) => tableOf(place[key])))) {
      for (const [key, value] of Object.entries(section ?? {})) {
        const read = readDependency(key, value, manifest, workspace);
        const before = found.get(read.name);
        if (before === undefined) found.set(read.name, { ...read, only });
        // One platform may take it from a registry and another from this repository.
        else if (before.dir === null) found.set(read.name, { ...read, only: before.only });
      }
    }
  }
  return [...found.values()];
}

function platforms(table: TomlTable): TomlTable[] {
  return Object.values(tableOf(table.target) ?? {})
    .map((each) => tableOf(each))
    .filter((each) => each !== null);
}

function readDependency(
  key: string,
  value: TomlValue,
  manifest: Manifest,
  workspace: Manifest | null,
): Omit<CargoDependency, 'only'> {
  const own = tableOf(value);
  const inherits = own?.workspace === true;
  const shared = tableOf(tableOf(workspace?.table.workspace)?.dependencies);
  const settings = inherits ? tableOf(shared?.[key]) : own;
  const base = inherits ? (workspace?.dir ?? '') : manifest.dir;
  const path = settings?.path;
  const renamed = settings?.package;
  return {
    name: key.replaceAll('-', '_'),
    package: typeof renamed === 'string' ? renamed : key,
    dir: typeof path === 'string' ? joinDir(base, path) : null,
  };
}
