import { type ChildProcess, spawn } from 'node:child_process';
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
  /** It may speak to another repository; without this git has no protocol to do so. */
  readonly network?: GitNetwork;
}

export interface GitNetwork {
  /** Protocols as GIT_ALLOW_PROTOCOL names them: `https`, `ssh`, `file`. */
  readonly protocols: readonly string[];
  /** Milliseconds after which git and what it started are ended; the exit code is then 124. */
  readonly timeout: number;
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
      env: environment(options.config ?? {}, options.network),
      stdio: ['pipe', 'pipe', 'pipe'],
      // Its helpers are ended with it, so they stand in a group of their own.
      detached: options.ownSession ?? options.network !== undefined,
      windowsHide: true,
    });
    let stderr = '';
    const limit = options.network ? endAfter(child, options.network.timeout) : null;
    child.stdout.on('data', onStdout);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < 10_000) stderr += text;
    });
    child.on('error', (error) => {
      limit?.clear();
      reject(startError(error, options.cwd));
    });
    child.on('close', (code) => {
      limit?.clear();
      resolve({ code: limit?.ended() ? 124 : (code ?? 128), stderr });
    });
    // git may end before it has read everything: its exit code tells, not the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** Ends a process group when its time is over, or when this program ends before it. */
function endAfter(child: ChildProcess, timeout: number) {
  let over = false;
  const end = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  };
  const timer = setTimeout(() => {
    over = true;
    end();
  }, timeout);
  process.once('exit', end);
  return {
    ended: () => over,
    clear: () => {
      clearTimeout(timer);
      process.off('exit', end);
    },
  };
}

function startError(error: NodeJS.ErrnoException, cwd: string): Error {
  if (error.code !== 'ENOENT' || !existsSync(cwd)) return error;
  return new UserError('git was not found; expected the git program on PATH (2.31 or newer)');
}

/**
 * The caller's environment less git's own variables: a hook that starts the tool sets GIT_DIR and
 * GIT_INDEX_FILE, which would silently redirect every command. Configuration (safe.directory in CI) stays.
 */
function environment(
  config: Readonly<Record<string, string>>,
  network: GitNetwork | undefined,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (network ? tokens.test(name) : false) continue;
    if (!name.startsWith('GIT_') || kept.test(name) || (network && transport.test(name)))
      env[name] = value;
  }
  Object.assign(env, {
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // Two ways to say that a missing object of a partial clone is never fetched: older git knows only the second.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: network?.protocols.join(':') ?? '',
  });
  if (network) Object.assign(env, askNobody);
  let count = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  for (const [key, value] of Object.entries(config)) {
    env[`GIT_CONFIG_KEY_${count}`] = key;
    env[`GIT_CONFIG_VALUE_${count}`] = value;
    count += 1;
  }
  if (count > 0) env.GIT_CONFIG_COUNT = String(count);
  return env;
}

/** Nobody sits there to type a password; an empty GIT_ASKPASS wins over every other program that would ask. */
const askNobody = { GIT_ASKPASS: '', SSH_ASKPASS: '', SSH_ASKPASS_REQUIRE: 'never' };

/** How the user's git reaches other repositories. */
const transport = /^GIT_(SSH|SSH_COMMAND|SSH_VARIANT|SSL_[A-Z_]+|HTTP_[A-Z_]+|PROXY_COMMAND)$/;

/** git has the user's own credentials; tokens of GitHub's interface are for that alone. */
const tokens = /^(GITHUB|GH)_(ENTERPRISE_)?TOKEN$/;

const kept = /^GIT_(CONFIG|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|EXEC_PATH$)/;
