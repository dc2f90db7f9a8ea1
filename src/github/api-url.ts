import { UserError } from '../model/errors.ts';
import { printable } from '../model/printable.ts';

export interface ApiUrl {
  /** Without a slash at its end: `https://api.github.com`, `https://host/api/v3`. */
  readonly url: string;
  readonly origin: string;
  /** The host as gh's configuration calls it: `github.com`, `host`. */
  readonly host: string;
  readonly kind: 'cloud' | 'enterprise' | 'loopback';
}

const expected = 'expected https://api.github.com or https://HOST/api/v3';

/**
 * `--api-url`, or GitHub's own without one. A token must not travel in the clear: http is for loopback alone. A
 * UserError says what is wrong with the address; a name or password in it is never repeated.
 */
export function readApiUrl(text: string | null): ApiUrl {
  if (text === null) return readApiUrl('https://api.github.com');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UserError(`--api-url is no address of a web server: ${expected}`);
  if (url.username !== '' || url.password !== '')
    throw new UserError(
      `--api-url holds a name or password: ${expected}, the token with --token-file`,
    );
  if (url.search !== '' || url.hash !== '')
    throw new UserError(`--api-url ends with a query or fragment: ${expected}`);
  const isLoopback = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname);
  if (url.protocol === 'http:' && !isLoopback)
    throw new UserError(
      `--api-url ${printable(url.host)} has no https: ${expected}; http only on loopback`,
    );
  if (/^(www\.)?github\.com$/.test(url.hostname)) return readApiUrl(null);
  const cloud = /^api\.(github\.com|[a-z0-9-]+\.ghe\.com)$/.exec(url.hostname);
  const isBare = url.pathname === '/' && !cloud && !isLoopback;
  return {
    url: `${url.origin}${isBare ? '/api/v3' : url.pathname.replace(/\/+$/, '')}`,
    origin: url.origin,
    host: cloud?.[1] ?? url.host,
    kind: cloud ? 'cloud' : isLoopback ? 'loopback' : 'enterprise',
  };
}

/** The API of the host of a pull request's page: `github.com`, `acme.ghe.com`, a host with GitHub Enterprise Server. */
export function apiUrlOfHost(host: string): string {
  if (host === 'github.com') return 'https://api.github.com';
  return /^[a-z0-9-]+\.ghe\.com$/.test(host) ? `https://api.${host}` : `https://${host}/api/v3`;
}
