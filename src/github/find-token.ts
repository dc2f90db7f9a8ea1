import { readFile, stat } from 'node:fs/promises';
import { delimiter, isAbsolute } from 'node:path';
import { UserError } from '../model/errors.ts';
import { printable } from '../model/printable.ts';
import { findProgram, runProgram } from '../process/index.ts';
import { type ApiUrl, readApiUrl } from './api-url.ts';
import { hostsFile, tokenInHosts } from './gh-hosts.ts';
import { type Token, tokenOf } from './token.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FindTokenOptions {
  /** `--token-file`; null without. */
  readonly tokenFile: string | null;
  readonly env: Environment;
  /** `--api-url`; null for GitHub's own. */
  readonly apiUrl: string | null;
  /** How gh is started; the program itself without it. */
  readonly run?: typeof runProgram;
}

/**
 * The token for a host, from the first that has one: --token-file, GITHUB_TOKEN, GH_TOKEN (for GitHub Enterprise
 * Server GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN, as gh does it), `gh auth token`, gh's hosts.yml. Null: none. A
 * file that was named and cannot be read or holds no token is a UserError; nothing else is tried then.
 */
export async function findToken(options: FindTokenOptions): Promise<Token | null> {
  const api = readApiUrl(options.apiUrl);
  if (options.tokenFile !== null) return fromFile(options.tokenFile);
  const name = variables(api, options.env).find((one) => options.env[one]?.trim());
  if (name) return tokenOf(options.env[name] ?? '', name);
  if (api.kind === 'loopback') return null;
  return (await fromGh(api, options)) ?? (await fromHosts(api, options.env));
}

/**
 * The variables whose token is meant for the host. GITHUB_TOKEN and GH_TOKEN are github.com's: another server gets
 * them only where the environment says that it is the one (as in Actions of that server).
 */
function variables(api: ApiUrl, env: Environment): readonly string[] {
  const usual = ['GITHUB_TOKEN', 'GH_TOKEN'];
  const enterprise = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
  if (api.kind === 'cloud') return usual;
  const named = [env.GITHUB_API_URL, env.GITHUB_SERVER_URL, `https://${env.GH_HOST ?? ''}`];
  const isNamed = named.some((one) => one && URL.canParse(one) && new URL(one).host === api.host);
  return isNamed || api.kind === 'loopback' ? [...usual, ...enterprise] : enterprise;
}

async function fromFile(file: string): Promise<Token> {
  const from = `--token-file ${printable(file)}`;
  try {
    const { size } = await stat(file);
    if (size > 65_536) throw new UserError(`${from} is too long for a token: ${size} bytes`);
    return tokenOf(await readFile(file, 'utf8'), from);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${from} cannot be read: expected a file with a token and nothing else`);
  }
}

/** gh is only taken from absolute folders of PATH: a checkout must not bring its own. */
async function fromGh(api: ApiUrl, options: FindTokenOptions): Promise<Token | null> {
  const { env } = options;
  const path = (env.PATH ?? '').split(delimiter).filter(isAbsolute).join(delimiter);
  const gh = path === '' ? null : findProgram('gh', '/', path);
  if (!gh) return null;
  const result = await (options.run ?? runProgram)(gh, ['auth', 'token', '--hostname', api.host], {
    cwd: '/',
    env: { ...env, GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1' },
    timeLimitMs: 10_000,
  });
  return result.code === 0 && result.stdout.trim() !== ''
    ? tokenOf(result.stdout, 'gh auth token')
    : null;
}

async function fromHosts(api: ApiUrl, env: Environment): Promise<Token | null> {
  const file = hostsFile(env);
  const text = file === null ? null : await readFile(file, 'utf8').catch(() => null);
  const token = text === null ? null : tokenInHosts(text, api.host);
  return token === null ? null : tokenOf(token, 'hosts.yml of gh');
}
