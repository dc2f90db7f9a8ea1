import { isMarkdown, type JournalFiles, withTexts } from '../journal/lint/index.ts';
import { locate, type Vault } from '../journal/vault/index.ts';
import type { JournalSettings, LintOptions } from '../model/journal.ts';
import { findScope, type LintScope } from './journal-lint-scope.ts';

/** What there is to lint. */
interface Opened {
  readonly files: JournalFiles;
  readonly scope: LintScope;
  readonly lastCommits: ReadonlyMap<string, string>;
}

/** git answers in a process of its own while the files are listed and read. */
export async function openFromVault(
  vault: Vault,
  settings: JournalSettings,
  options: LintOptions,
): Promise<Opened> {
  const history = Promise.all([
    options.paths === null ? vault.changed() : [],
    vault.lastCommits(),
  ] as const);
  // Said again where it is awaited, should nothing else fail before.
  history.catch(() => {});
  const files = vault.list(settings.ignore);
  if (options.scope === 'all' || options.compat) await readAhead(files);
  const [changed, lastCommits] = await history;
  const scope = findScope(vault, files, changed, options);
  return { files, scope, lastCommits };
}

/** Reads in turns with what git says: its output waits in a pipe of 64 KiB. */
async function readAhead(files: JournalFiles): Promise<void> {
  let since = performance.now();
  for (const path of files.paths) {
    if (isMarkdown(path)) files.text(path);
    if (performance.now() - since < 10) continue;
    await new Promise((done) => setImmediate(done));
    since = performance.now();
  }
}

/** An editor waits for this: git is not asked. */
export function openFromStdin(
  vault: Vault,
  settings: JournalSettings,
  { path: given, text }: NonNullable<LintOptions['stdin']>,
): Opened {
  const path = locate(vault.root, process.cwd(), given, true);
  const files = vault.list(settings.ignore);
  const isIgnored = vault.isIgnored(path, settings.ignore);
  const paths = isIgnored ? [] : [path];
  return {
    files: isIgnored ? files : withTexts(files, new Map([[path, text]])),
    scope: { paths, ours: new Set(paths) },
    lastCommits: new Map(),
  };
}
