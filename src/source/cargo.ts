import { posix } from 'node:path';
import type { FileEntry, SkippedFile, SourceFile } from '../model/source.ts';
import { type CargoDependency, readDependencies } from './cargo-dependencies.ts';
import { type CargoTarget, readTargets } from './cargo-targets.ts';
import { joinDir, type Manifest, tableOf } from './manifest.ts';
import { byPath } from './names.ts';
import { quote } from './quote.ts';
import { parseToml } from './toml.ts';

/** One package of the repository as its manifest and the listed files show it; paths are relative to the root. */
export interface CargoPackage {
  /** The manifest's folder; empty at the root. */
  readonly dir: string;
  readonly name: string;
  /** How Rust code names the library, or null where there is none. */
  readonly libName: string | null;
  readonly libPath: string | null;
  /** Every file that is the root of a crate: library, programs, tests, benchmarks, examples, build script. */
  readonly targets: readonly CargoTarget[];
  readonly dependencies: readonly CargoDependency[];
  /** Folder of the workspace that it is a member of; null: it stands alone. */
  readonly workspace: string | null;
}

/** The packages of all manifests, ordered by folder; a manifest that is broken is skipped with its line. */
export function cargoPackages(
  files: readonly FileEntry[],
  manifests: readonly SourceFile[],
): { readonly packages: readonly CargoPackage[]; readonly skipped: readonly SkippedFile[] } {
  const known = new Map<string, Manifest>();
  const skipped: SkippedFile[] = [];
  for (const { path, text } of [...manifests].sort(byPath)) {
    const parsed = parseToml(text);
    if ('fault' in parsed) {
      skipped.push({
        path,
        why: `broken TOML at line ${parsed.fault.line}: ${quote(parsed.fault.message)}`,
      });
      continue;
    }
    const dir = posix.dirname(path);
    known.set(dir === '.' ? '' : dir, { dir: dir === '.' ? '' : dir, table: parsed.table });
  }
  const sorted = files.map((file) => file.path).sort();
  const packages: CargoPackage[] = [];
  for (const manifest of known.values()) {
    const read = readPackage(manifest, known, sorted);
    if (read !== null) packages.push(read);
  }
  return { packages, skipped };
}

function readPackage(
  manifest: Manifest,
  known: ReadonlyMap<string, Manifest>,
  sorted: readonly string[],
): CargoPackage | null {
  const { dir, table } = manifest;
  const name = tableOf(table.package)?.name;
  if (typeof name !== 'string') return null;
  const targets = readTargets(manifest, name, sorted);
  const lib = targets.find((target) => target.kind === 'lib');
  const workspace = findWorkspace(manifest, known);
  return {
    dir,
    name,
    libName: lib?.name ?? null,
    libPath: lib?.path ?? null,
    targets,
    dependencies: readDependencies(manifest, workspace),
    workspace: workspace === null || isExcluded(manifest, workspace) ? null : workspace.dir,
  };
}

/** A workspace may leave out folders below it. */
function isExcluded({ dir }: Manifest, workspace: Manifest): boolean {
  const listed = tableOf(workspace.table.workspace)?.exclude;
  return (Array.isArray(listed) ? listed : []).some((each) => {
    const folder = typeof each === 'string' ? joinDir(workspace.dir, each) : null;
    return folder !== null && (dir === folder || dir.startsWith(`${folder}/`));
  });
}

/** The manifest with `[workspace]` that rules a package: the named one, or the nearest at or above it. */
function findWorkspace(manifest: Manifest, known: ReadonlyMap<string, Manifest>): Manifest | null {
  const named = tableOf(manifest.table.package)?.workspace;
  if (typeof named === 'string') return known.get(joinDir(manifest.dir, named) ?? '?') ?? null;
  for (let dir: string | null = manifest.dir; dir !== null; dir = parentOf(dir)) {
    const candidate = known.get(dir);
    if (candidate !== undefined && tableOf(candidate.table.workspace) !== null) return candidate;
  }
  return null;
}

function parentOf(dir: string): string | null {
  if (dir === '') return null;
  return dir.slice(0, Math.max(0, dir.lastIndexOf('/')));
}
