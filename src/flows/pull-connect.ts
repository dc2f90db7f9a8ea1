import { apiUrlOfHost, findToken, openGitHub, parsePullRef } from '../github/index.ts';
import type { GitHub } from '../model/github.ts';
import { defaultRepo, type PullSource } from '../model/pull.ts';

/** A pull request by name (`repo` is `owner/name`) and the way to GitHub: null offline, and for two revisions alone. */
export type Connection =
  | { readonly repo: string; readonly number: number; readonly github: GitHub }
  | { readonly repo: string; readonly number: number | null; readonly github: null };

/** The pull request that the user means; UserError for what names none. Nothing is asked of GitHub yet. */
export async function connect(source: PullSource): Promise<Connection> {
  if (source.pull === null) return { repo: source.repo ?? defaultRepo, number: null, github: null };
  const { host, repo, number } = parsePullRef(source.pull, source.repo ?? defaultRepo);
  if (source.offline) return { repo, number, github: null };
  const apiUrl = source.api_url ?? (host === null ? null : apiUrlOfHost(host));
  const token = await findToken({ tokenFile: source.token_file, env: source.env, apiUrl });
  if (token === null)
    source.warn(
      'no token was found (--token-file, GITHUB_TOKEN, GH_TOKEN, gh): only what is public can be read, and nothing posted',
    );
  const { version, warn } = source;
  return { repo, number, github: openGitHub({ apiUrl, repo, token, version, warn }) };
}
