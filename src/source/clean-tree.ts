import { UserError } from '../model/errors.ts';
import { runGit } from '../process/index.ts';
import { splitRecords } from './names.ts';
import { firstLine } from './quote.ts';
import { readGitConfig } from './repository.ts';

/**
 * Files of the whole work tree that differ from HEAD, and untracked ones that git does not ignore. Submodules do not
 * count. A UserError where git cannot say.
 */
export async function changedPaths(root: string): Promise<readonly string[]> {
  const { filtersOff: config } = await readGitConfig(root);
  const { code, stdout, stderr } = await runGit(
    [
      'status',
      '--porcelain',
      '-z',
      '--no-renames',
      '--untracked-files=normal',
      '--ignore-submodules=all',
    ],
    { cwd: root, config },
  );
  if (code !== 0) throw new UserError(`git could not tell what changed: ${firstLine(stderr)}`);
  return splitRecords(stdout).map((record) => record.slice(3));
}
