import { runGit } from '../process/index.ts';

/** The last commit before `to` that added or took away a text in some files or folders; null for none. */
export async function lastCommitWith(
  cwd: string,
  to: string,
  text: string,
  paths: readonly string[],
): Promise<Commit | null> {
  const args = ['log', '-1', '--no-show-signature', '--format=%H%x00%cs%x00%s', `-S${text}`, to];
  const specs = paths.map((path) => `:(literal,top)${path}`);
  const { code, stdout } = await runGit([...args, '--', ...specs], { cwd });
  return code === 0 ? readCommit(stdout) : null;
}

function readCommit(stdout: Buffer): Commit | null {
  const [commit = '', date = '', subject = ''] = stdout.toString('utf8').trimEnd().split('\0');
  return commit === '' ? null : { commit, date, subject };
}

export interface Commit {
  /** Full id. */
  readonly commit: string;
  /** Day, YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
}

/** The last commit between two that touched a path; null where there is none, or history cannot tell. */
export async function lastCommit(
  cwd: string,
  from: string,
  to: string,
  path: string,
): Promise<Commit | null> {
  const args = ['log', '-1', '--no-show-signature', '--format=%H%x00%cs%x00%s', `${from}..${to}`];
  const { code, stdout } = await runGit([...args, '--', `:(literal,top)${path}`], { cwd });
  return code === 0 ? readCommit(stdout) : null;
}
