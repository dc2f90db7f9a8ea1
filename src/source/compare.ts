import { UserError } from '../model/errors.ts';
import { push } from '../model/push.ts';
import type { ChangedLines } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import { diffLines, lineForm } from './changed.ts';
import { splitRecords } from './names.ts';
import { firstLine } from './quote.ts';
import { readGitConfig } from './repository.ts';

/** One file that differs between two trees; null where one of them has none. */
export interface ChangedFile {
  readonly before: string | null;
  readonly after: string | null;
}

/** What lies between two trees. */
interface Between {
  readonly changed: readonly ChangedFile[];
  readonly added: readonly ChangedLines[];
}

const rawForm = ['--raw', '-z', '-M', '-l2000', '--ignore-submodules=all', '--no-ext-diff'];

/** Compares two commits. */
export const compare = (root: string, from: string, to: string): Promise<Between> =>
  compareBy(root, ['diff-tree', '-r'], [from, to], {});

/** Compares a commit with the tracked files of the work tree. */
export async function compareWorktree(root: string, from: string): Promise<Between> {
  const { filtersOff } = await readGitConfig(root);
  return compareBy(root, ['diff-index'], [from], filtersOff);
}

async function compareBy(
  root: string,
  command: readonly string[],
  ends: readonly string[],
  config: Readonly<Record<string, string>>,
): Promise<Between> {
  const files = (more: readonly string[]) =>
    diffFiles(root, [...command, ...rawForm, ...more, ...ends], config);
  const lines = (paths: readonly string[]) =>
    diffLines(root, [...command, ...lineForm, ...ends], paths, config);
  const [changed, added] = await Promise.all([files([]), lines(['.'])]).catch(
    async (error: unknown) => {
      // A clone that lacks objects: files whose content cannot be compared are left to their names alone.
      const lacking = await unreadable(root, command, ends, config);
      if (lacking.length === 0) throw error;
      const others = ['.', ...lacking.map((path) => `:(exclude,literal,top)${path}`)];
      return Promise.all([files(['--no-renames']), lines(others)]);
    },
  );
  return { changed, added };
}

const submodule = '160000';
const unlike = ['--raw', '-z', '--no-renames', '--no-abbrev'];

/** Paths that differ between the ends and whose object, on either side, is not in this clone. */
export async function unreadable(
  root: string,
  command: readonly string[],
  ends: readonly string[],
  config: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const args = [...command, ...unlike, ...ends];
  const records = splitRecords((await runGit(args, { cwd: root, config })).stdout);
  const paths = new Map<string, string[]>();
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [oldMode, newMode, before = '', after = ''] = records[at]?.slice(1).split(' ') ?? [];
    // A submodule's commit lies in another repository.
    if (oldMode !== submodule && !/^0*$/.test(before)) push(paths, before, records[at + 1] ?? '');
    if (newMode !== submodule && !/^0*$/.test(after)) push(paths, after, records[at + 1] ?? '');
  }
  const input = [...paths.keys()].map((blob) => `${blob}\n`).join('');
  const checked = await runGit(['cat-file', '--batch-check'], { cwd: root, input });
  const lines = checked.stdout.toString('latin1').split('\n');
  return lines.flatMap((line) => {
    const [blob = '', state] = line.split(' ');
    return state === 'missing' ? (paths.get(blob) ?? []) : [];
  });
}

async function diffFiles(
  cwd: string,
  args: readonly string[],
  config: Readonly<Record<string, string>> = {},
): Promise<ChangedFile[]> {
  const { code, stdout, stderr } = await runGit(args, { cwd, config });
  if (code !== 0) throw new UserError(`git could not compare with --base: ${firstLine(stderr)}`);
  const records = splitRecords(stdout);
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < records.length; ) {
    const status = records[at]?.split(' ').at(-1)?.[0] ?? '';
    const path = records[at + 1] ?? '';
    const moved = status === 'R' || status === 'C';
    const after = moved ? (records[at + 2] ?? '') : path;
    at += moved ? 3 : 2;
    files.push({
      before: status === 'A' || status === 'C' ? null : path,
      after: status === 'D' ? null : after,
    });
  }
  return files;
}
