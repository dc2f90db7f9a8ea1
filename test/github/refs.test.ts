import { expect, it } from 'vitest';
import { readApiUrl } from '../../src/github/api-url.ts';
import { apiUrlOfHost, openGitHub, parsePullRef } from '../../src/github/index.ts';
import { UserError } from '../../src/model/errors.ts';

const dynamo = 'ai-dynamo/dynamo';

it.each([
  ['10254', null, dynamo, 10254],
  [' #10254 ', null, dynamo, 10254],
  ['owner/repo#3', null, 'owner/repo', 3],
  ['https://github.com/ai-dynamo/dynamo/pull/10254', 'github.com', dynamo, 10254],
  ['https://www.github.com/o/r.x/pull/1/files?w=1#diff-2', 'github.com', 'o/r.x', 1],
  ['https://ghe.example.com:8443/o/r/pull/12/', 'ghe.example.com:8443', 'o/r', 12],
])('understands %s', (text, host, repo, number) => {
  expect(parsePullRef(text, dynamo)).toEqual({ host, repo, number });
});

it.each([
  ...['', '0', '-1', '1.5', '99999999999', 'abc', 'owner/repo', 'owner/repo 3', 'owner#3', '#'],
  ...['o/r/s#3', '../r#3', 'o/..#3', 'o/r#3#4', 'o/r?x#3', 'o/%2e%2e#3', 'ö/r#3', '--help'],
  ...['https://github.com/o/r/issues/3', 'https://github.com/o/r/pull/x', 'ftp://h/o/r/pull/1'],
  ...['https://github.com/o/../pull/3', 'https://me:pw@github.com/o/r/pull/3'],
  ...['https://github.com/pull/3', 'https://', '\u001b[2J', 'x'.repeat(100_000)],
])('refuses %j in one line', (text) => {
  const parse = () => parsePullRef(text, dynamo);
  expect(parse).toThrow(UserError);
  expect(parse).toThrow(
    /^"[\x20-\x7eö]{0,300} names no pull request: expected 10254, [\x20-\x7e]+$/,
  );
});

it.each([
  [null, 'https://api.github.com', 'github.com', 'cloud'],
  ['https://api.github.com/', 'https://api.github.com', 'github.com', 'cloud'],
  ['https://github.com', 'https://api.github.com', 'github.com', 'cloud'],
  ['https://api.acme.ghe.com', 'https://api.acme.ghe.com', 'acme.ghe.com', 'cloud'],
  [
    'https://ghe.example.com/api/v3/',
    'https://ghe.example.com/api/v3',
    'ghe.example.com',
    'enterprise',
  ],
  ['https://ghe.example.com', 'https://ghe.example.com/api/v3', 'ghe.example.com', 'enterprise'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1:8080', 'loopback'],
  ['http://[::1]:8080/api/v3', 'http://[::1]:8080/api/v3', '[::1]:8080', 'loopback'],
])('takes %s as an API', (text, url, host, kind) => {
  expect(readApiUrl(text)).toMatchObject({ url, host, kind });
});

it.each([
  ...['http://ghe.example.com/api/v3', 'http://api.github.com', 'http://127.0.0.1.example.com'],
  ...['ghe.example.com', 'file:///etc/passwd', 'https://h/api/v3?x=1', 'https://h/#x', ''],
])('takes %s as none', (text) => {
  expect(() => readApiUrl(text)).toThrow(/expected https:\/\/api.github.com or/);
});

it('does not repeat a password that stands in an address', () => {
  const password = ['se', 'same'].join('');
  const read = () => readApiUrl(`https://me:${password}@ghe.example.com`);
  expect(read).toThrow(/holds a name or password/);
  expect(read).not.toThrow(password);
});

it('knows the API of the host of a page', () => {
  expect(['github.com', 'acme.ghe.com', 'ghe.example.com'].map(apiUrlOfHost)).toEqual([
    'https://api.github.com',
    'https://api.acme.ghe.com',
    'https://ghe.example.com/api/v3',
  ]);
});

it('opens no repository whose name leads elsewhere', () => {
  const open = (repo: string) => () =>
    openGitHub({ apiUrl: null, repo, token: null, version: '0', warn: () => {} });
  for (const repo of ['o/..', 'o/r/../x', 'o', '', 'o/r?x=1', 'o/r#1', '{owner}/r'])
    expect(open(repo)).toThrow(/names no repository: expected owner\/name$/);
});
