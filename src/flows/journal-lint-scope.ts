import { locate, type Vault, type VaultFiles } from '../journal/vault/index.ts';
import type { LintOptions } from '../model/journal-lint.ts';

/** Which files a lint is about. */
export interface LintScope {
  /** To be checked, in order. */
  readonly paths: readonly string[];
  /** Named by the user, else changed since the last commit. */
  readonly ours: ReadonlySet<string>;
}

type Asked = Pick<LintOptions, 'paths' | 'scope' | 'compat' | 'warn'>;

/** The files that the options ask for; `changed` are paths that git calls so. */
export function findScope(
  { root }: Pick<Vault, 'root'>,
  files: VaultFiles,
  changed: readonly string[],
  asked: Asked,
): LintScope {
  const named = asked.paths === null ? null : namedFiles(root, files, asked.paths, asked.warn);
  const ours = new Set(named ?? changed.filter(files.holds));
  const everything =
    asked.compat ||
    asked.scope === 'all' ||
    (asked.scope === 'default' && named === null && ours.size === 0);
  return { paths: everything ? files.paths : [...ours].sort(), ours };
}

function namedFiles(
  root: string,
  files: VaultFiles,
  given: readonly string[],
  warn: (line: string) => void,
): readonly string[] {
  return given.flatMap((name) => {
    const path = locate(root, process.cwd(), name);
    const found = files.holds(path) ? [path] : files.below(path);
    if (found.length === 0) warn(`${name}: nothing to lint, the journal's settings leave it out`);
    return found;
  });
}
