import { UserError } from '../model/errors.ts';
import type { FileEntry, SkippedFile } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import type { ObjectFormat } from './decode.ts';
import { byPath, nameFault, rustFiles, splitRecords, type Wanted } from './names.ts';
import { firstLine } from './quote.ts';
import { readWorktreeFile } from './read-file.ts';
import type { GitConfig } from './repository.ts';

export interface Listing {
  readonly files: readonly FileEntry[];
  readonly skipped: readonly SkippedFile[];
}

/**
 * The wanted files of a worktree folder: tracked ones that git's stat data call unmodified carry the
 * index's blob id, all others the id of their present content. Ignored and deleted files are left out.
 */
export async function listWorktree(
  root: string,
  format: ObjectFormat,
  config: Promise<GitConfig>,
  wanted: Wanted = rustFiles,
): Promise<Listing> {
  // The slowest first: the others run beside it.
  const others = listUntracked(root, wanted);
  const index = output(root, ['ls-files', '-s', '-v', '-z', '--', ...wanted.pathspecs]);
  const [tracked, changed, converted, untracked] = await Promise.all([
    index.then((listed) => parseIndex(listed, wanted)),
    config.then((known) => listChanged(root, known, wanted)),
    Promise.all([config, index]).then(([known, list]) =>
      listConverted(root, known, parseIndex(list, wanted)),
    ),
    others,
  ]);

  const files: FileEntry[] = [];
  const skipped: SkippedFile[] = [];
  const skip = (path: string, why: string) => {
    if (wanted.names(path)) skipped.push({ path, why });
  };
  const hash = (path: string, absent: string | null) => {
    const read = readWorktreeFile(root, path, format);
    if (!('why' in read)) files.push({ path, blob: read.blob });
    else if (!read.why.startsWith('gone')) skip(path, read.why);
    else if (absent !== null) skip(path, absent);
  };

  for (const { path, mode, blob, tag } of tracked) {
    const fault = nameFault(path) ?? kinds[mode] ?? null;
    if (changed.get(path) === 'D') continue;
    if (fault !== null) skip(path, fault);
    else if (tag === 'S') hash(path, 'not in the sparse checkout');
    else if (tag !== 'H' || changed.has(path) || converted.has(path)) hash(path, null);
    else files.push({ path, blob });
  }
  for (const path of untracked) {
    const fault = nameFault(path);
    if (fault === null) hash(path, null);
    else skip(path, fault);
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) };
}

/** Modes of tree entries that hold no text of their own. */
export const kinds: Readonly<Record<string, string>> = {
  '120000': 'symbolic link',
  '160000': 'submodule',
};

interface IndexEntry {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
  /** H: as it should be; S: outside a sparse checkout; others: unmerged, or hidden from git's checks. */
  readonly tag: string;
}

/** Parses `ls-files -s -v -z`; a conflicted path has up to three entries and is given once. */
function parseIndex(listed: Buffer, wanted: Wanted): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let last = '';
  for (const record of splitRecords(listed)) {
    const tab = record.indexOf('\t');
    const [tag = '', mode = '', blob = '', stage] = record.slice(0, tab).split(' ');
    const path = record.slice(tab + 1);
    if (path === last || !wanted.wants(path)) continue;
    last = path;
    entries.push({ path, mode, blob, tag: stage === '0' ? tag : 'M' });
  }
  return entries;
}

/** Untracked files that no ignore rule hides. */
export async function listUntracked(root: string, wanted: Wanted = rustFiles): Promise<string[]> {
  const args = ['ls-files', '-o', '--exclude-standard', '-z', '--', ...wanted.pathspecs];
  return splitRecords(await output(root, args)).filter((path) => wanted.wants(path));
}

/** Paths whose stat data differ from the index, with git's letter; D means deleted. */
async function listChanged(
  root: string,
  config: GitConfig,
  wanted: Wanted,
): Promise<Map<string, string>> {
  const args = ['diff-files', '--name-status', '--no-renames', '--relative', '-z'];
  const listed = await output(
    root,
    [...args, '--ignore-submodules=all', '--', ...wanted.pathspecs],
    {
      config: config.filtersOff,
    },
  );
  const records = splitRecords(listed);
  const changed = new Map<string, string>();
  for (let at = 0; at + 1 < records.length; at += 2) {
    changed.set(records[at + 1] ?? '', records[at] ?? '');
  }
  return changed;
}

/** Paths whose worktree bytes git converts, so that their blob's id is not the id of what is on disk. */
async function listConverted(
  root: string,
  config: GitConfig,
  index: readonly IndexEntry[],
): Promise<Set<string>> {
  const names = ['filter', 'ident', 'working-tree-encoding', 'eol'];
  if (config.convertsLineEnds) names.push('text');
  const input = index.map((entry) => `${entry.path}\0`);
  const records = splitRecords(
    await output(root, ['check-attr', '-z', '--stdin', ...names], { input: input.join('') }),
  );
  const converted = new Set<string>();
  for (let at = 0; at + 2 < records.length; at += 3) {
    if (converts(records[at + 1] ?? '', records[at + 2] ?? '')) converted.add(records[at] ?? '');
  }
  return converted;
}

function converts(name: string, value: string): boolean {
  if (name === 'eol') return value === 'crlf';
  // With core.autocrlf every file that is not marked as binary may be converted.
  if (name === 'text') return value !== 'unset';
  return value !== 'unspecified' && value !== 'unset';
}

async function output(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string; readonly config?: Readonly<Record<string, string>> } = {},
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(args, { cwd, ...options });
  if (code === 0) return stdout;
  throw new UserError(`git ${args[0]} failed: ${firstLine(stderr)}`);
}
