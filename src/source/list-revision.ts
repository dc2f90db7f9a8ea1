import { UserError } from '../model/errors.ts';
import type { FileEntry, SkippedFile } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import { kinds, type Listing } from './list-worktree.ts';
import { byPath, nameFault, rustFiles, splitRecords, type Wanted } from './names.ts';
import { firstLine, quote } from './quote.ts';

/** The wanted files of a commit below `prefix` (empty, or ending in a slash). */
export async function listRevision(
  cwd: string,
  rev: string,
  prefix: string,
  wanted: Wanted = rustFiles,
): Promise<Listing> {
  const tree = prefix === '' ? rev : `${rev}:${prefix.slice(0, -1)}`;
  const args = ['ls-tree', '-r', '-z', '--full-tree', tree];
  const { code, stdout, stderr } = await runGit(args, { cwd });
  if (code !== 0) {
    throw new UserError(`git cannot list ${quote(tree)}: ${firstLine(stderr)}`);
  }
  const files: FileEntry[] = [];
  const skipped: SkippedFile[] = [];
  for (const record of splitRecords(stdout)) {
    const tab = record.indexOf('\t');
    const path = record.slice(tab + 1);
    if (!wanted.wants(path)) continue;
    const [mode = '', , blob = ''] = record.slice(0, tab).split(' ');
    const why = nameFault(path) ?? kinds[mode] ?? null;
    if (why === null) files.push({ path, blob });
    else if (wanted.names(path)) skipped.push({ path, why });
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) };
}
