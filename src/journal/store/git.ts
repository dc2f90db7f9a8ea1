import { simpleGit } from 'simple-git';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';

export interface GitCall {
  /** Written to git's stdin. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** The user's hooks run: for a push alone. */
  readonly hooks?: true;
  /** Milliseconds without any output after which git is ended: for what goes over the network. */
  readonly patience?: number;
}

/** Forces objects and refs to the disk before git says that they are there. */
const synced = 'committed,reference';

export interface GitAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** git in one folder: one process at a time, no shell, no prompt, nothing that a hook around us set. */
export interface Git {
  readonly folder: string;
  /** Runs git; an exit code other than 0 is an answer too. */
  try(args: readonly string[], call?: GitCall): Promise<GitAnswer>;
  /** Runs git and gives its stdout; an exit code other than 0 is a UserError with git's first words. */
  run(args: readonly string[], call?: GitCall): Promise<string>;
}

/** Nothing is cleaned up or started on the side. */
const config = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  `core.fsync=${synced}`,
  'gc.auto=0',
  'maintenance.auto=false',
  'i18n.commitEncoding=UTF-8',
  'push.followTags=false',
  'push.gpgSign=false',
];

/** git below `folder`. The user's configuration, keys and proxies hold; GIT_DIR and the like of a hook do not. */
export function openGit(folder: string): Git {
  const git: Git = {
    folder,
    try: (args, call = {}) => start(folder, args, call),
    run: async (args, call) => {
      const answer = await git.try(args, call);
      if (answer.code !== 0) throw new UserError(`git ${args[0]} failed: ${firstWords(answer)}`);
      return answer.stdout;
    },
  };
  return git;
}

/**
 * Sets HEAD's branch from one commit (null: none yet) to another. git does not write into its locks on refs whose they
 * are: it runs in a session of its own, so that it lets go of them though our process group is killed.
 */
export async function updateHead(
  git: Git,
  to: string,
  from: string | null,
  message: string,
): Promise<GitAnswer> {
  const args = ['update-ref', '-m', message, 'HEAD', to, from ?? '0'.repeat(to.length)];
  const config = { 'core.fsync': synced };
  const result = await runGit(args, { cwd: git.folder, config, ownSession: true });
  return { code: result.code, stdout: result.stdout.toString(), stderr: result.stderr };
}

async function start(folder: string, args: readonly string[], call: GitCall): Promise<GitAnswer> {
  let code = 0;
  let stderr = '';
  const env = { ...environment(), ...call.env };
  const git = simpleGit({
    baseDir: folder,
    maxConcurrentProcesses: 1,
    config: call.hooks ? config : [...config, 'core.hooksPath=/dev/null'],
    allowEnvironment: Object.keys(env),
    unsafe: trusted,
    completion: { onClose: true, onExit: false },
    ...(call.patience === undefined ? {} : { timeout: { block: call.patience } }),
    ...(call.input === undefined ? {} : { input: () => call.input }),
    errors: (error, result) => {
      code = result.exitCode ?? 128;
      stderr = Buffer.concat(result.stdErr).toString('utf8');
      const answered = typeof result.exitCode === 'number' && result.exitCode >= 0;
      return answered ? undefined : error;
    },
  });
  try {
    return { stdout: await git.env(env).raw([...args]), code, stderr };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/ENOENT/.test(text)) throw new UserError('git was not found; expected the git program');
    if (/timeout/.test(text)) return { code: 128, stdout: '', stderr: 'fatal: timed out' };
    throw error;
  }
}

/** simple-git guards against environments of strangers; this one is the user's own. */
const trusted = {
  allowAbbreviatedOptions: true,
  allowUnsafeAskPass: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeSshCommand: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
} as const;

const kept =
  /^GIT_(CONFIG|SSH|SSL_|HTTP_|PROXY|ASKPASS$|EXEC_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|(AUTHOR|COMMITTER)_(NAME|EMAIL)$)/;

function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && (!name.startsWith('GIT_') || kept.test(name))) env[name] = value;
  }
  env.LC_ALL = 'C';
  env.GIT_OPTIONAL_LOCKS = '0';
  env.GIT_TERMINAL_PROMPT = '0';
  return env;
}

/** What git said, in one line and without the credentials of an address. */
export function firstWords(answer: { readonly stderr: string; readonly stdout: string }): string {
  const lines = `${answer.stderr}\n${answer.stdout}`.split(/[\r\n]+/).filter((line) => line.trim());
  const said = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? 'no reason given';
  return withoutCredentials(said.replace(/^(fatal|error):\s*/, '').trim());
}

/** An address without user, password and query. */
function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/\s@']*@/g, '$1').replace(/(\w+:\/\/[^\s?']*)\?[^\s']*/g, '$1');
}
