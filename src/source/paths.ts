import { realpathSync } from 'node:fs';
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { FileEntry } from '../model/source.ts';
import { isRust } from './names.ts';
import type { Source } from './open.ts';
import { quote } from './quote.ts';

/** What `--paths` selects: files and folders relative to the root; `.` is the whole root. */
export interface SelectedPaths {
  readonly paths: readonly string[];
  readonly includes: (path: string) => boolean;
}

const defaults = ['lib', 'components'];

/**
 * Normalises `--paths`, which are relative to the root or absolute below it; without any, `lib` and
 * `components` where they hold Rust, else the whole root. A path outside the root, or without a
 * listed Rust file, is a UserError.
 */
export function resolvePaths(
  source: Pick<Source, 'root' | 'kind' | 'rev'>,
  asked: readonly string[] | null,
  files: readonly FileEntry[],
): SelectedPaths {
  const rust = files.map((file) => file.path).filter(isRust);
  if (asked === null || asked.length === 0) {
    const present = defaults.filter((folder) => rust.some((path) => isBelow(path, folder)));
    return select(present.length > 0 ? present : ['.']);
  }
  const paths = new Set<string>();
  for (const path of asked) {
    const normal = normalise(source, path);
    if (!rust.some((each) => isBelow(each, normal))) {
      const where = source.rev === null ? '' : ` in ${source.rev.slice(0, 12)}`;
      throw new UserError(
        `--paths expects Rust files or folders that hold some; there are none at ${quote(path)}${where}`,
      );
    }
    paths.add(normal);
  }
  return select([...paths]);
}

function select(paths: readonly string[]): SelectedPaths {
  return { paths, includes: (path) => paths.some((each) => isBelow(path, each)) };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

function normalise(source: Pick<Source, 'root' | 'kind'>, path: string): string {
  const outside = () =>
    new UserError(
      `--paths expects files or folders below ${quote(source.root)}, not ${quote(path)}`,
    );
  if (path === '' || path.includes('\0')) throw outside();
  const lexical = belowRoot(source.root, resolve(source.root, path));
  // A revision's files need not exist on disk, so the disk's links say nothing about them.
  if (source.kind === 'revision') {
    if (lexical === null) throw outside();
    return lexical;
  }
  const real = realPath(resolve(source.root, path));
  if (real === null && lexical === null) throw outside();
  const below = real === null ? lexical : belowRoot(source.root, real);
  if (below === null) throw outside();
  return below;
}

function belowRoot(root: string, full: string): string | null {
  const path = relative(root, full).split(sep).join('/');
  if (path === '..' || path.startsWith('../') || isAbsolute(path)) return null;
  return path === '' ? '.' : posix.normalize(path);
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
