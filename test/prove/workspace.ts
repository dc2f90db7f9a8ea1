import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { ClonesReport } from '../../src/model/finding.ts';

const fixture = fileURLToPath(new URL('../fixtures/proof/', import.meta.url));
/** As it is installed: what is started and left behind can be seen of the whole program only. */
const cli = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Workspace {
  readonly root: string;
  /** Where the program keeps what it builds and remembers, and what runs. */
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly git: (...args: readonly string[]) => string;
}

/** The fixture, in a repository of its own with everything committed. */
export function makeWorkspace(): Workspace {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'prove-test-')));
  made.push(home);
  const root = join(home, 'repository');
  const cache = join(home, 'cache');
  cpSync(fixture, root, { recursive: true });
  mkdirSync(cache);
  const identity = { NAME: 'A', EMAIL: 'a@example.org' };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_CACHE_HOME: cache,
    XDG_STATE_HOME: join(home, 'state'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    ...Object.fromEntries(
      Object.entries(identity).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    ),
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8' });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'the workspace');
  return { root, cache, env, git };
}

export interface Proved {
  readonly code: number | null;
  readonly report: ClonesReport;
  readonly stderr: string;
}

/** `dyn-audit clones` on the workspace; the report as its JSON says it. */
export async function prove({ root, env }: Workspace, ...args: readonly string[]): Promise<Proved> {
  const asked = ['clones', '--root', root, '--paths', 'crates', '--offline', '--format', 'json'];
  const child = spawn(process.execPath, [cli, ...asked, ...args], { env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (stdout === '') throw new Error(`no report, exit code ${code}: ${stderr}`);
  return { code, report: JSON.parse(stdout), stderr };
}

/** Cargo in the workspace, after its files were changed; its folder is kept apart from the program's. */
export function cargo({ root, cache, env }: Workspace, ...args: readonly string[]) {
  const { status, stderr, stdout } = spawnSync('cargo', args, {
    cwd: root,
    env: { ...env, CARGO_TARGET_DIR: join(cache, 'of-the-test') },
    encoding: 'utf8',
    // A test that hangs is a failure, not the end of the suite.
    timeout: 200_000,
  });
  return { ok: status === 0, said: `${stdout}\n${stderr}` };
}
