import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';
import { quote } from '../quote.ts';

/** Where git fetches from, and what it may speak for that. */
export interface Remote {
  /** Name of a remote, or an address. */
  readonly from: string;
  readonly protocols: readonly string[];
}

interface Address {
  /** Null for a folder. */
  readonly host: string | null;
  /** The last two parts of its path, in small letters: `owner/name`. */
  readonly repo: string;
}

/** Everything but programs that an address names itself (`ext::`). */
const usual = ['https', 'ssh', 'http', 'git', 'file'];

/**
 * The remote of the checkout that leads to `owner/name`, one on GitHub's own host first; else the address that GitHub
 * gives, which must be https (or http on this machine). Neither is a UserError.
 */
export async function chooseRemote(root: string, repo: string, cloneUrl: string): Promise<Remote> {
  const host = parseAddress(cloneUrl)?.host ?? null;
  const wanted = repo.toLowerCase();
  const matching = (await remotesOf(root)).filter(({ address }) => address?.repo === wanted);
  const best = matching.find(({ address }) => address?.host === host) ?? matching[0];
  if (best) return { from: best.name, protocols: usual };
  return { from: cloneUrl, protocols: protocolsOf(cloneUrl) };
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function protocolsOf(cloneUrl: string): string[] {
  const url = URL.canParse(cloneUrl) ? new URL(cloneUrl) : null;
  const bare = url !== null && url.username === '' && url.password === '';
  if (bare && url.protocol === 'https:') return ['https'];
  if (bare && url.protocol === 'http:' && loopback.test(url.hostname)) return ['http'];
  throw new UserError(
    `expected an https address to fetch the pull request from, GitHub gave ${quote(cloneUrl)}; a remote for its repository in this checkout would be used instead`,
  );
}

/** Fetch addresses of the checkout's remotes, as the user's configuration rewrites them. */
async function remotesOf(root: string) {
  const { stdout } = await runGit(['remote'], { cwd: root });
  const names = stdout
    .toString('utf8')
    .split('\n')
    .filter((name) => name !== '' && !name.startsWith('-'));
  return Promise.all(
    names.map(async (name) => {
      const got = await runGit(['remote', 'get-url', '--', name], { cwd: root });
      const url = got.stdout.toString('utf8').split('\n')[0] ?? '';
      return { name, address: got.code === 0 ? parseAddress(url) : null };
    }),
  );
}

/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name`, `/folder/owner/name`. */
function parseAddress(url: string): Address | null {
  const withScheme =
    /^([a-z][a-z0-9+.-]*):\/\/(?:[^/@]*@)?([^/:]*|\[[^\]]*\])(?::\d+)?\/(.*)$/i.exec(url);
  const scp = withScheme ? null : /^(?:[^/@:]*@)?([^/@:]+):(?!\/\/)(.+)$/.exec(url);
  const path = withScheme?.[3] ?? scp?.[2] ?? url;
  const parts = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  const host = withScheme?.[2] ?? scp?.[1] ?? '';
  return {
    host: host === '' ? null : host.toLowerCase(),
    repo: parts.slice(-2).join('/').toLowerCase(),
  };
}
