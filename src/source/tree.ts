import type { FileEntry, SkippedFile, SourceFile } from '../model/source.ts';
import { listRevision } from './list-revision.ts';
import { listWorktree } from './list-worktree.ts';
import { nameFault, type Wanted } from './names.ts';
import type { ReadFiles } from './open.ts';
import { readWorktreeFile } from './read-file.ts';
import { eachBlob, readRevision } from './read-revision.ts';
import { type Repository, readGitConfig } from './repository.ts';

/** All files of one state of the repository. */
export interface Tree {
  /** Full id of the commit, or WORKTREE. */
  readonly name: string;
  /** Ordered by path. */
  readonly files: readonly FileEntry[];
  /** Submodules, links and files with unusable names. */
  readonly skipped: readonly SkippedFile[];
  /** The texts of listed files; what has none is skipped with the reason. */
  readonly read: (entries: readonly FileEntry[]) => Promise<ReadFiles>;
  /** Hands out one text at a time; files that share a blob are handed out once, those without text not at all. */
  readonly each: (
    entries: readonly FileEntry[],
    see: (blob: string, text: string) => void,
  ) => Promise<void>;
}

/** Everything that has a usable name. */
const everything: Wanted = { pathspecs: [], wants: () => true, names: () => true };

/** The tree of a commit, read from the object database. */
export async function revisionTree(root: string, commit: string): Promise<Tree> {
  const { files, skipped } = await listRevision(root, commit, '', everything);
  return {
    name: commit,
    files,
    skipped,
    read: (entries) => readRevision(root, commit, entries),
    each: (entries, see) =>
      eachBlob(root, commit, [...new Set(entries.map((entry) => entry.blob))], (blob, content) => {
        if ('text' in content) see(blob, content.text);
      }),
  };
}

/** The work tree as it is now, with its untracked files and without ignored ones. */
export async function worktreeTree(root: string, repository: Repository): Promise<Tree> {
  const format = repository.objectFormat;
  const { files, skipped } = await listWorktree(root, format, readGitConfig(root), everything);
  return {
    name: 'WORKTREE',
    files,
    skipped,
    read: async (entries) => {
      const texts: SourceFile[] = [];
      const none: SkippedFile[] = [];
      for (const { path } of entries) {
        const found = nameFault(path) ?? readWorktreeFile(root, path, format);
        if (typeof found === 'string') none.push({ path, why: found });
        else if ('why' in found) none.push({ path, why: found.why });
        else texts.push({ path, blob: found.blob, text: found.text });
      }
      return { files: texts, skipped: none };
    },
    each: async (entries, see) => {
      for (const { path } of entries) {
        const found = readWorktreeFile(root, path, format);
        if ('text' in found) see(found.blob, found.text);
      }
    },
  };
}
