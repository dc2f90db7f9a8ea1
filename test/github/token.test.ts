import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { findToken } from '../../src/github/index.ts';
import { failure } from './client.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'token-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function write(file: string, text: string, mode = 0o600): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
  return file;
}

/** A gh that knows one host; every call of it is written down. */
const gh = (home: string, answer: string): string => {
  write(
    join(home, 'bin/gh'),
    `#!/bin/sh\necho "$PWD $*" >> ${home}/calls\n[ "$4" = github.com ] && echo ${answer} && exit 0\nexit 1\n`,
    0o755,
  );
  return join(home, 'bin');
};

const shown = async (found: ReturnType<typeof findToken>): Promise<readonly string[] | null> => {
  const token = await found;
  return token && [token.from, token.reveal()];
};

const hosts = `github.com:
    git_protocol: https
    users:
        one:
            oauth_token: of-one
        two:
            oauth_token: of-two
    user: two
ghe.example.com:
    oauth_token: of-ghe
`;

it('asks in order: file, GITHUB_TOKEN, GH_TOKEN, gh, hosts.yml', async () => {
  const home = folder();
  const tokenFile = write(join(home, 'token'), ' from-file\n');
  write(join(home, '.config/gh/hosts.yml'), hosts);
  const path = gh(home, 'from-gh');
  const env: Record<string, string> = { HOME: home, PATH: path, GITHUB_TOKEN: 'a', GH_TOKEN: 'b' };
  const find = (file: string | null) => shown(findToken({ tokenFile: file, env, apiUrl: null }));
  expect(await find(tokenFile)).toEqual([`--token-file ${tokenFile}`, 'from-file']);
  expect(await find(null)).toEqual(['GITHUB_TOKEN', 'a']);
  env.GITHUB_TOKEN = ' ';
  expect(await find(null)).toEqual(['GH_TOKEN', 'b']);
  delete env.GH_TOKEN;
  expect(await find(null)).toEqual(['gh auth token', 'from-gh']);
  env.PATH = '/nowhere';
  expect(await find(null)).toEqual(['hosts.yml of gh', 'of-two']);
  env.GH_CONFIG_DIR = join(home, 'empty');
  expect(await find(null)).toBeNull();
});

it('finds hosts.yml where gh keeps it, of the host that is asked', async () => {
  const home = folder();
  const file = join(home, 'xdg/gh/hosts.yml');
  write(file, hosts);
  const env = { XDG_CONFIG_HOME: join(home, 'xdg'), HOME: '/nowhere' };
  const find = (apiUrl: string | null) => shown(findToken({ tokenFile: null, env, apiUrl }));
  expect(await find('https://ghe.example.com/api/v3')).toEqual(['hosts.yml of gh', 'of-ghe']);
  expect(await find('https://other.example.com')).toBeNull();
  for (const text of ['a: [', '- b', 'github.com: {users: 3}', 'github.com:\n  user: x\n', '']) {
    write(file, text);
    expect(await find(null)).toBeNull();
  }
});

it("gives github.com's token to no other server", async () => {
  const env = { GITHUB_TOKEN: 'cloud', GH_ENTERPRISE_TOKEN: 'own' };
  const find = (apiUrl: string | null, more: Record<string, string> = {}) =>
    shown(findToken({ tokenFile: null, env: { ...env, ...more }, apiUrl }));
  const ghe = 'https://ghe.example.com/api/v3';
  expect(await find(ghe)).toEqual(['GH_ENTERPRISE_TOKEN', 'own']);
  expect(await find(ghe, { GH_ENTERPRISE_TOKEN: '' })).toBeNull();
  expect(await find(ghe, { GITHUB_SERVER_URL: 'https://ghe.example.com' })).toEqual([
    'GITHUB_TOKEN',
    'cloud',
  ]);
  expect(await find('https://api.acme.ghe.com')).toEqual(['GITHUB_TOKEN', 'cloud']);
  expect(await find('http://127.0.0.1:80')).toEqual(['GITHUB_TOKEN', 'cloud']);
});

it('takes gh from no folder that a checkout could bring, and runs it outside of it', async () => {
  const home = folder();
  const path = gh(home, 'from-gh');
  const find = (PATH: string) =>
    shown(findToken({ tokenFile: null, env: { PATH, HOME: home }, apiUrl: null }));
  const relative = `../../..${path}`;
  expect(await find(`${relative}:.:`)).toBeNull();
  expect(await find(`.:${path}`)).toEqual(['gh auth token', 'from-gh']);
});

it('says what is wrong with a file, and never what is in it', async () => {
  const home = folder();
  const find = (tokenFile: string) => failure(findToken({ tokenFile, env: {}, apiUrl: null }));
  const none = await find(join(home, 'none'));
  expect(none.message).toMatch(/cannot be read: expected a file with a token and nothing else$/);
  for (const text of ['', 'two words', 'a\nb', 'ü', 'x'.repeat(5000), 'y'.repeat(70_000)]) {
    const { message } = await find(write(join(home, 'token'), text));
    expect(message).toMatch(
      /holds no token: expected one word|is too long for a token: 70000 bytes/,
    );
    if (text !== '') expect(message).not.toContain(text);
  }
});

it('is shown by no JSON, inspection or template', async () => {
  const token = await findToken({ tokenFile: null, env: { GH_TOKEN: 'hush' }, apiUrl: null });
  expect(`${JSON.stringify(token)} ${inspect(token)} ${String(token)}`).not.toContain('hush');
});
