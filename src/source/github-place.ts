import type { GithubPlace } from '../model/finding.ts';
import type { FileEntry } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import { listRevision } from './list-revision.ts';
import type { Source } from './open.ts';
import { readGitConfig } from './repository.ts';

/**
 * Where GitHub shows these files at the audited commit, HEAD for a work tree; null for a folder without git, before the
 * first commit, and where no remote is on GitHub. Remotes are asked in this order: origin, upstream, the others as
 * they stand. Nothing of a URL but host, owner and name is given on: it may hold a password.
 */
export async function placeOnGithub(
  source: Pick<Source, 'root' | 'rev' | 'kind' | 'prefix'>,
  entries: readonly FileEntry[],
): Promise<GithubPlace | null> {
  if (source.kind === 'folder') return null;
  const { values } = await readGitConfig(source.root);
  const repository = findRemote(values);
  if (repository === null) return null;
  const commit = source.rev ?? (await headOf(source.root));
  if (commit === null) return null;
  const { files } = await listRevision(source.root, commit, source.prefix);
  const committed = new Map(files.map((file) => [file.path, file.blob]));
  return {
    files: `https://${repository}/blob/${commit}/${encodePath(source.prefix)}`,
    commit,
    changed: new Set(
      entries.filter(({ path, blob }) => committed.get(path) !== blob).map(({ path }) => path),
    ),
  };
}

async function headOf(root: string): Promise<string | null> {
  const { code, stdout } = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
    cwd: root,
  });
  return code === 0 ? stdout.toString('latin1').trim() : null;
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function findRemote(values: ReadonlyMap<string, string>): string | null {
  const asked = ['remote.origin.url', 'remote.upstream.url'];
  const others = [...values.keys()].filter((key) => /^remote\..+\.url$/s.test(key));
  for (const key of [...asked, ...others]) {
    const found = githubRepository(values.get(key) ?? '');
    if (found !== null) return found;
  }
  return null;
}

/** `https://…`, `ssh://…` and `git@host:…`: who logs in and which port is of no use for reading. */
const address =
  /^(?:(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/:@]+)(?::\d+)?\/|(?:[^@/:]*@)?([^/:@]+):)\/?([^/]+)\/([^/]+?)(?:\.git)?\/?$/;

/** `github.com/owner/name` of a remote's URL; null for what is neither github.com nor named like a GitHub of a company. */
export function githubRepository(url: string): string | null {
  const [, web, scp, owner = '', name = ''] = address.exec(url) ?? [];
  // `ssh.github.com` serves ssh over the port of https; `github.com-work` is a name of somebody's ssh settings.
  const host = (web ?? scp ?? '')
    .toLowerCase()
    .replace(/^(?:ssh|www)\.(?=github\.com$)/, '')
    .replace(/^github\.com-[\w-]+$/, 'github.com');
  if (!/^github(?:\.[a-z0-9-]+)+$/.test(host)) return null;
  const isName = (part: string): boolean => /^[\w.-]{1,100}$/.test(part) && !/^\.+$/.test(part);
  return isName(owner) && isName(name) ? `${host}/${owner}/${name}` : null;
}
