import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, expect } from 'vitest';
import { run } from '../../../src/cli/journal/program.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'journal-cli-')));
  made.push(folder);
  return folder;
}

export const git = (root: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `dyn-journal` in this process. */
export async function dynJournal(
  argv: readonly string[],
  { stdin = '', env = {} }: { readonly stdin?: string; readonly env?: Record<string, string> } = {},
): Promise<Ended> {
  const stdout = new PassThrough({ highWaterMark: 1 << 26 });
  const stderr = new PassThrough();
  const given = Readable.from([Buffer.from(stdin)]);
  const code = await run(argv, { stdout, stderr, env, stdin: given });
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: read(stdout), stderr: read(stderr) };
}

interface Made {
  readonly root: string;
  readonly remote: string;
}

let first: Promise<Made> | undefined;

/** A journal of its own with a project, and a bare remote that it pushes to. */
export async function makeJournal(): Promise<Made> {
  first ??= beginJournal();
  const begun = await first;
  const folder = makeFolder();
  const root = join(folder, 'memory');
  const remote = join(folder, 'remote.git');
  cpSync(begun.root, root, { recursive: true });
  cpSync(begun.remote, remote, { recursive: true });
  git(root, 'remote', 'set-url', 'origin', remote);
  return { root, remote };
}

async function beginJournal(): Promise<Made> {
  const folder = makeFolder();
  const root = join(folder, 'memory');
  const remote = join(folder, 'remote.git');
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(folder, 'clone', '--quiet', remote, root);
  git(root, 'config', 'user.name', 'tester');
  git(root, 'config', 'user.email', 'tester@example.com');
  await dynJournal(['init', root, '--date', '2026-08-01']);
  const project = ['add', 'project', 'router', '--repo', 'example/dynamo', '--root', root];
  await dynJournal([...project, '--description', 'Where the time goes', '--date', '2026-08-01']);
  return { root, remote };
}

export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

export function write(root: string, path: string, text: string): void {
  execFileSync('mkdir', ['-p', dirname(join(root, path))]);
  writeFileSync(join(root, path), text);
}

/** What a writing command prints as JSON. */
interface Written {
  readonly schema: string;
  readonly paths: readonly string[];
  readonly commit: string | null;
  readonly pushed: boolean;
  readonly spooled: boolean;
  readonly why: string | null;
}

/** Runs `dyn-journal add` on a fixed day; it must succeed without a word on stderr. */
export async function add(root: string, args: readonly string[], stdin = ''): Promise<Written> {
  const asked = ['add', ...args, '--root', root, '--date', '2026-08-03', '--json'];
  const ended = await dynJournal(asked, { stdin });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  return JSON.parse(ended.stdout) as Written;
}

/** What looks like secrets, and is none. */
export const key = `nvapi-${'a1b2c3d4e5'.repeat(3)}`;
export const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
