import { posix } from 'node:path';
import type { TomlTable, TomlValue } from './toml.ts';

/** A parsed Cargo.toml and its folder, which is empty at the root. */
export interface Manifest {
  readonly dir: string;
  readonly table: TomlTable;
}

/** A folder or file named in the manifest of `dir`, relative to the root; null if it lies outside. */
export function joinDir(dir: string, path: string): string | null {
  const joined = posix.join(dir === '' ? '.' : dir, path).replace(/\/$/, '');
  if (joined === '..' || joined.startsWith('../') || path.startsWith('/')) return null;
  return joined === '.' ? '' : joined;
}

export function tableOf(value: TomlValue | undefined): TomlTable | null {
  return isTable(value) ? value : null;
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value);
}
