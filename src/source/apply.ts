import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { runGit } from '../process/index.ts';
import { decodeText } from './decode.ts';
import { editText, type FileEdits } from './edits.ts';
import { splitRecords } from './names.ts';
import type { Source } from './open.ts';
import { firstLine, quote } from './quote.ts';
import { readBytes } from './read-file.ts';
import { readGitConfig } from './repository.ts';
import { explain, moveOver, writeBeside } from './write.ts';

/**
 * Writes the edits into the worktree and gives the paths that changed. Every file must be tracked,
 * without any change against HEAD and as it was when it was read, else nothing is written: a UserError.
 */
export async function applyEdits(
  source: Pick<Source, 'root' | 'kind'>,
  files: readonly FileEdits[],
): Promise<readonly string[]> {
  if (source.kind !== 'worktree') {
    throw new UserError('--apply expects the worktree of a git repository, without --rev');
  }
  const wanted = files.filter((file) => editText(file.before, file.edits) !== file.before);
  if (wanted.length === 0) return [];
  const checkGit = await readGitState(source.root);
  const faults: string[] = [];
  const outputs: { readonly target: string; readonly text: string; readonly mode: number }[] = [];
  for (const file of wanted) {
    const mode = checkDisk(source.root, file);
    const fault = checkGit(file.path) ?? (typeof mode === 'string' ? mode : null);
    if (fault !== null) faults.push(`${quote(file.path)} (${fault})`);
    else if (typeof mode === 'number') {
      const text = (file.bom ? '\uFEFF' : '') + editText(file.before, file.edits);
      outputs.push({ target: join(source.root, file.path), text, mode });
    }
  }
  if (faults.length > 0) throw new UserError(refusal(faults));
  writeAll(outputs);
  return wanted.map((file) => file.path);
}

function refusal(faults: readonly string[]): string {
  const more = faults.length > 3 ? ` and ${faults.length - 3} more` : '';
  const some = faults.slice(0, 3).join(', ');
  return `--apply expects files without changes since the last commit; nothing was written: ${some}${more}`;
}

/** Gives a function that says why git does not call a file clean, or null. */
async function readGitState(root: string): Promise<(path: string) => string | null> {
  const { filtersOff: config } = await readGitConfig(root);
  const form = ['--name-only', '--no-renames', '--relative', '--ignore-submodules=all', '-z'];
  const [index, diff] = await Promise.all([
    runGit(['ls-files', '-v', '-z'], { cwd: root }),
    runGit(['diff', ...form, '--no-ext-diff', '--no-textconv', 'HEAD'], { cwd: root, config }),
  ]);
  const failed = [index, diff].find((result) => result.code !== 0);
  if (failed !== undefined) {
    throw new UserError(`--apply expects a repository with a commit: ${firstLine(failed.stderr)}`);
  }
  const tags = new Map(
    splitRecords(index.stdout).map((record) => [record.slice(2), record.slice(0, 1)]),
  );
  const changed = new Set(splitRecords(diff.stdout));
  return (path) => {
    const tag = tags.get(path);
    if (tag === undefined) return 'not tracked';
    if (changed.has(path)) return 'changed';
    return tag === 'H' ? null : 'hidden from git by assume-unchanged or skip-worktree';
  };
}

/** The file's mode, or why what is on disk is not what the edits were made for. */
function checkDisk(root: string, file: FileEdits): number | string {
  const read = readBytes(root, file.path);
  if ('why' in read) return read.why;
  const decoded = decodeText(read.bytes);
  if ('why' in decoded) return decoded.why;
  const same = decoded.text === file.before && decoded.bom === (file.bom ?? false);
  return same ? read.mode : 'changed since it was read';
}

/** First all new files beside the old ones, then all renames: a full disk changes nothing. */
function writeAll(
  outputs: readonly { readonly target: string; readonly text: string; readonly mode: number }[],
): void {
  const finished: [string, string][] = [];
  try {
    for (const { target, text, mode } of outputs) {
      finished.push([writeBeside(target, text, mode), target]);
    }
    for (const [from, to] of finished) moveOver(from, to);
  } catch (error) {
    for (const [from] of finished) rmSync(from, { force: true });
    throw new UserError(`--apply could not write: ${explain(error)}`);
  }
}
