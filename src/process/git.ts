import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { UserError } from '../model/errors.ts';

export interface GitOptions {
  readonly cwd: string;
  /** Written to git's stdin; without it stdin is empty. */
  readonly input?: string;
  /** Configuration that wins over the repository's own, such as a filter driver switched off. */
  readonly config?: Readonly<Record<string, string>>;
  /** What ends our process group does not end git: it holds locks that only it knows how to leave. */
  readonly ownSession?: boolean;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A repository's own configuration must not make a mere reader start programs or take locks. */
const guards = [
  '--no-pager',
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
];

/** Runs git without a shell and gives its exit code and output; a git that cannot start is a UserError. */
export async function runGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  const chunks: Buffer[] = [];
  const { code, stderr } = await startGit(args, options, (chunk) => chunks.push(chunk));
  return {
    code,
    stderr,
    stdout: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
  };
}

/** Like runGit, but hands out stdout as it comes: for output that is better not held as a whole. */
export function startGit(
  args: readonly string[],
  options: GitOptions,
  onStdout: (chunk: Buffer) => void,
): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...guards, ...args], {
      cwd: options.cwd,
      env: environment(options.config ?? {}),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: options.ownSession ?? false,
      windowsHide: true,
    });
    let stderr = '';
    child.stdout.on('data', onStdout);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 10_000) stderr += text;
    });
    child.on('error', (error) => reject(startError(error, options.cwd)));
    child.on('close', (code) => resolve({ code: code ?? 128, stderr }));
    // git may end before it has read everything: its exit code tells, not the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

function startError(error: NodeJS.ErrnoException, cwd: string): Error {
  if (error.code !== 'ENOENT' || !existsSync(cwd)) return error;
  return new UserError('git was not found; expected the git program on PATH (2.31 or newer)');
}

/**
 * The caller's environment less git's own variables: a hook that starts the tool sets GIT_DIR and
 * GIT_INDEX_FILE, which would silently redirect every command. Configuration (safe.directory in CI) stays.
 */
function environment(config: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('GIT_') || kept.test(name)) env[name] = value;
  }
  Object.assign(env, {
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Two ways to say that a missing object of a partial clone is never fetched: older git knows only the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  });
  let count = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  for (const [key, value] of Object.entries(config)) {
    env[`GIT_CONFIG_KEY_${count}`] = key;
    env[`GIT_CONFIG_VALUE_${count}`] = value;
    count += 1;
  }
  if (count > 0) env.GIT_CONFIG_COUNT = String(count);
  return env;
}

const kept = /^GIT_(CONFIG|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|EXEC_PATH$)/;
