import { join } from 'node:path';
import { parse } from 'yaml';
import { fieldAt, textAt } from './shape.ts';

/** Where gh keeps its logins: GH_CONFIG_DIR, XDG_CONFIG_HOME, ~/.config. Null where nothing leads to it. */
export function hostsFile(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.GH_CONFIG_DIR) return join(env.GH_CONFIG_DIR, 'hosts.yml');
  if (env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, 'gh', 'hosts.yml');
  return env.HOME ? join(env.HOME, '.config', 'gh', 'hosts.yml') : null;
}

/** The token of a host in gh's hosts.yml; null where it has none (gh's keyring has it then) or is no such file. */
export function tokenInHosts(yaml: string, host: string): string | null {
  const entry = fieldAt(parseYaml(yaml), host);
  const own = textAt(entry, 'oauth_token');
  if (own) return own;
  const users = fieldAt(entry, 'users');
  const active = textAt(entry, 'user');
  const chosen = active === null ? null : textAt(users, active, 'oauth_token');
  if (chosen || typeof users !== 'object' || users === null) return chosen;
  const all = Object.keys(users).map((name) => textAt(users, name, 'oauth_token'));
  return active === null ? (all.find((token) => token) ?? null) : null;
}

function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 10, logLevel: 'silent' });
  } catch {
    return null;
  }
}
