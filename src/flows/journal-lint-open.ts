import { isMarkdown, type JournalFiles, withTexts } from '../journal/lint/index.ts';
import { locate, type Vault } from '../journal/vault/index.ts';
import type { JournalSettings } from '../model/journal.ts';
import type { LintOptions } from '../model/journal-lint.ts';
import { findScope, type LintScope } from './journal-lint-scope.ts';
import { type LintThread, startLintThread } from './journal-lint-thread.ts';

/** What there is to lint. */
export interface Opened {
  readonly files: JournalFiles;
  /** What has been read of its folders. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly scope: LintScope;
  readonly lastCommits: ReadonlyMap<string, string>;
  /** Has begun to start where there is enough to do for two. */
  readonly thread: LintThread | null;
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
  const readsAll = options.scope === 'all' || options.compat;
  // It starts while git is asked where it is clear that there is much to do, else when that is known.
  const early = readsAll && !options.fix ? startLintThread(files.paths.length) : null;
  if (readsAll) await readUntil(history, files);
  const [changed, lastCommits] = await history;
  const scope = findScope(vault, files, changed, options);
  const thread = early ?? (options.fix ? null : startLintThread(scope.paths.length));
  return { files, folders: files.folders, scope, lastCommits, thread };
}

/** Reads ahead until git has answered, in turns with hearing it: what it says waits in a pipe of 64 KiB. */
async function readUntil(answered: Promise<unknown>, files: JournalFiles): Promise<void> {
  let waits = true;
  const stop = () => {
    waits = false;
  };
  answered.then(stop, stop);
  let since = performance.now();
  for (const path of files.paths) {
    if (!waits) return;
    if (isMarkdown(path)) files.text(path);
    if (performance.now() - since < 5) continue;
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
    folders: files.folders,
    thread: null,
  };
}
