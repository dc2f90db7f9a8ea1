import { relative, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.ts';
import { runGit } from '../process/index.ts';
import type { ObjectFormat } from './decode.ts';
import { firstLine, quote } from './quote.ts';

export interface Repository {
  /** Null for a bare repository, or inside a `.git` folder. */
  readonly worktree: string | null;
  /** The asked folder below the worktree, with a slash at its end; empty at the top. */
  readonly prefix: string;
  readonly commonDir: string;
  readonly shallow: boolean;
  readonly objectFormat: ObjectFormat;
}

const questions = [
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-object-format',
  '--show-cdup',
  '--path-format=absolute',
  // Last, because a path may hold line feeds.
  '--git-common-dir',
];

/** The git repository that `folder` (a real path) is in, or null; one that git refuses is a UserError. */
export async function findRepository(folder: string): Promise<Repository | null> {
  const { code, stdout, stderr } = await runGit(['rev-parse', ...questions], { cwd: folder });
  if (code !== 0) {
    if (stderr.includes('not a git repository')) return null;
    throw new UserError(`git cannot read the repository of ${quote(folder)}: ${firstLine(stderr)}`);
  }
  const lines = stdout.toString('utf8').split('\n');
  const [inside, shallow, format] = lines;
  // A bare repository has no line for the way up.
  const up = inside === 'true' ? (lines[3] ?? '') : null;
  const worktree = up === null ? null : resolve(folder, up);
  const below = worktree === null ? '' : relative(worktree, folder).split(sep).join('/');
  return {
    worktree,
    prefix: below === '' ? '' : `${below}/`,
    commonDir: lines.slice(up === null ? 3 : 4, -1).join('\n'),
    shallow: shallow === 'true',
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
  };
}

/** The full id of the commit that `rev` names; anything else is a UserError. */
export async function resolveCommit(
  cwd: string,
  rev: string,
  option: string,
  shallow: boolean,
): Promise<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (rev === '' || rev.startsWith('-') || /[\x00-\x1f\x7f]/.test(rev)) {
    throw new UserError(`${option} expects a commit, branch or tag, not ${quote(rev) || '""'}`);
  }
  const args = ['rev-parse', '--verify', '--quiet', `${rev}^{commit}`];
  const { code, stdout } = await runGit(args, { cwd });
  if (code === 0) return stdout.toString('latin1').trim();
  const hint = shallow ? ' (the clone is shallow: it may need git fetch --unshallow)' : '';
  throw new UserError(
    `${option} expects a commit, branch or tag; ${quote(rev)} is none in this repository${hint}`,
  );
}

/** Settings that switch off every filter program of the repository: reading must not start one. */
export async function readGitConfig(cwd: string): Promise<GitConfig> {
  const { stdout } = await runGit(['config', '-z', '--list'], { cwd });
  const off: Record<string, string> = {};
  const values = new Map<string, string>();
  for (const record of stdout.toString('utf8').split('\0')) {
    const end = record.indexOf('\n');
    const key = end < 0 ? record : record.slice(0, end);
    values.set(key, end < 0 ? 'true' : record.slice(end + 1));
    const filter = /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1];
    if (filter === undefined) continue;
    off[`filter.${filter}.clean`] = '';
    off[`filter.${filter}.process`] = '';
    off[`filter.${filter}.required`] = 'false';
  }
  return {
    values,
    filtersOff: off,
    convertsLineEnds:
      /^(true|1|yes|on)$/i.test(values.get('core.autocrlf') ?? '') ||
      values.get('core.eol') === 'crlf',
    promisor: [...values.keys()].some((key) =>
      /^remote\..+\.(promisor|partialclonefilter)$/s.test(key),
    ),
  };
}

export interface GitConfig {
  /** Settings by their names as git lists them: section and key in small letters. */
  readonly values: ReadonlyMap<string, string>;
  readonly filtersOff: Readonly<Record<string, string>>;
  /** Text files may have other line ends in the worktree than in their blob. */
  readonly convertsLineEnds: boolean;
  /** A partial clone: objects may be missing. */
  readonly promisor: boolean;
}
