import { runGit } from '../process/index.ts';

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
  const [commit = '', date = '', subject = ''] = stdout.toString('utf8').trimEnd().split('\0');
  return code === 0 && commit !== '' ? { commit, date, subject } : null;
}
