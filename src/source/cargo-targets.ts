import { joinDir, type Manifest, tableOf } from './manifest.ts';
import type { TomlTable, TomlValue } from './toml.ts';

export interface CargoTarget {
  readonly kind: 'lib' | 'bin' | 'test' | 'bench' | 'example' | 'build';
  /** As Rust code and cargo's options name it: the library's has no dashes. */
  readonly name: string;
  readonly path: string;
}

const discovered = [
  { kind: 'bin', folder: 'src/bin', off: 'autobins' },
  { kind: 'test', folder: 'tests', off: 'autotests' },
  { kind: 'bench', folder: 'benches', off: 'autobenches' },
  { kind: 'example', folder: 'examples', off: 'autoexamples' },
] as const;

/** The crate roots of a package: those its manifest names and those that Cargo finds by their place. */
export function readTargets(
  { dir, table }: Manifest,
  name: string,
  sorted: readonly string[],
): CargoTarget[] {
  const prefix = dir === '' ? '' : `${dir}/`;
  const below = filesBelow(sorted, prefix);
  const settings = tableOf(table.package) ?? {};
  const targets = new Map<string, CargoTarget>();
  const add = (kind: CargoTarget['kind'], target: string, path: string) => {
    const full = joinDir(dir, path);
    if (full === null || !below.has(full.slice(prefix.length)) || targets.has(full)) return;
    targets.set(full, { kind, name: target, path: full });
  };

  const lib = tableOf(table.lib);
  if (lib !== null || settings.autolib !== false) {
    add('lib', textOf(lib?.name) ?? name.replaceAll('-', '_'), textOf(lib?.path) ?? 'src/lib.rs');
  }
  for (const { kind, folder, off } of discovered) {
    for (const each of tablesOf(table[kind])) {
      const target = textOf(each.name) ?? name;
      const usual = [`${folder}/${target}.rs`, `${folder}/${target}/main.rs`];
      if (kind === 'bin') usual.push('src/main.rs');
      const path = textOf(each.path) ?? usual.find((path) => below.has(path));
      if (path !== undefined) add(kind, target, path);
    }
    if (settings[off] === false) continue;
    if (kind === 'bin') add('bin', name, 'src/main.rs');
    const inside = `${folder}/`;
    for (const path of below) {
      const found = path.startsWith(inside) ? discoveredName(path.slice(inside.length)) : null;
      if (found !== null) add(kind, found, path);
    }
  }
  if (settings.build !== false) add('build', 'build-script', textOf(settings.build) ?? 'build.rs');
  return [...targets.values()];
}

/** `name.rs` and `name/main.rs` are crate roots by their place. */
function discoveredName(path: string): string | null {
  return /^([^/]+)(?:\.rs|\/main\.rs)$/.exec(path)?.[1] ?? null;
}

/** The Rust files below a folder, relative to it: a run of the sorted list. */
function filesBelow(sorted: readonly string[], prefix: string): Set<string> {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found = new Set<string>();
  for (let at = low; sorted[at]?.startsWith(prefix); at += 1) {
    found.add((sorted[at] ?? '').slice(prefix.length));
  }
  return found;
}

function tablesOf(value: TomlValue | undefined): TomlTable[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: TomlValue) => tableOf(each)).filter((each) => each !== null);
}

function textOf(value: TomlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
