import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

/** The command line as it is installed: what a fault does to a whole process can be seen only there. */
const cli = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'faults-test-')));
  made.push(folder);
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Folder of the cache; a new one for each run unless given. */
  readonly cache?: string;
  /** Another copy of the program. */
  readonly program?: string;
  /** Called once the process runs. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs `dyn-audit` and waits for its end; one that hangs is killed after a minute and ends with SIGKILL. */
export function runTool(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  if (!existsSync(cli))
    throw new Error('expected the built command line in dist: run `npm run build` first');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? cli, ...args], {
      cwd: options.cwd ?? tmpdir(),
      env: {
        PATH: process.env.PATH,
        HOME: makeFolder(),
        XDG_CACHE_HOME: options.cache ?? makeFolder(),
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    options.during?.(child);
  });
}

/** Audits a whole folder and gives the JSON report. */
export async function reportOf(root: string, ...more: readonly string[]): Promise<Report> {
  const ended = await runTool([
    'clones',
    '--root',
    root,
    '--paths',
    '.',
    '--format',
    'json',
    ...more,
  ]);
  expect([ended.code, ended.signal, ended.stderr.slice(0, 500)]).toEqual([0, null, '']);
  return JSON.parse(ended.stdout) as Report;
}

export interface Report {
  readonly summary: {
    readonly total: number;
    readonly files: number;
    readonly files_skipped: readonly { readonly path: string; readonly why: string }[];
  };
  readonly candidates: readonly {
    readonly path: string;
    readonly bucket: string;
    readonly function: string | null;
  }[];
}

/** One line that says what is wrong, exit code 2, nothing on stdout and no stack. */
export function expectOneClearLine(ended: Ended, says: RegExp): void {
  expect(ended.stderr).toMatch(/^error: [^\n]{10,400}\n$/);
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).not.toMatch(/\bat \S+ \(|node:internal/);
  expect(ended).toMatchObject({ code: 2, signal: null, stdout: '' });
}

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync(
    'git',
    ['-c', 'commit.gpgSign=false', '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
    {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    },
  );
}

const manifest = '[package]\nname = "faults"\nversion = "0.1.0"\nedition = "2021"\n';
/** One clone that can go, so that a run which looked at the file is told from one that did not. */
export const good =
  'pub fn take(_: String) {}\npub fn last(text: String) {\n    take(text.clone());\n}\n';

type Files = Readonly<Record<string, string | Buffer>>;

export function write(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A repository with one commit: a crate with one good file, and what is given. */
export function makeCrate(files: Files = {}): string {
  const root = makeFolder();
  git(root, 'init', '-q', '-b', 'main');
  write(root, { 'Cargo.toml': manifest, 'src/lib.rs': good, ...files });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'one');
  return root;
}
