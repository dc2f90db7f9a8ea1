import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PullReport } from '../../src/model/pull.ts';
import { type FakeGitHub, filesOfPatch, startFakeGitHub, tokens } from '../github/fake/index.ts';
import { type Files, makeServingRepo, type ServingRepo } from './serving-repo.ts';

export interface Ended {
  /** -1 where a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** A user's machine with a checkout, a journal and a way to a fake GitHub, which has the pull request `acme/serving#7`. */
export interface PullLab {
  readonly folder: string;
  readonly github: FakeGitHub;
  readonly repo: ServingRepo;
  /** A program as a user starts it in the checkout; the fake answers meanwhile. */
  readonly run: (name: string, args: readonly string[], env?: Environment) => Promise<Ended>;
  /** `dyn-audit pr acme/serving#7` with these arguments, going on. */
  readonly start: (...args: readonly string[]) => { child: ChildProcess; ended: Promise<Ended> };
  /** The same to its end. */
  readonly pr: (...args: readonly string[]) => Promise<Ended>;
  /** What pr.json holds. */
  readonly kept: () => PullReport;
  /** Everything of a run that could be left, and the user's checkout. */
  readonly leftovers: () => unknown;
  readonly close: () => Promise<void>;
}

/** The pull request under test, as an argument. */
export const named = 'acme/serving#7';

/** Few requests, and no limit of time: what other programs take from the machine is no fault of the change. */
const sets = [
  'load.requests=8',
  'probes.only=chat,chat-stream',
  ...['load_ttft_p50_ms', 'load_itl_p50_ms', 'load_latency_p50_ms', 'metrics_ttft_gap_ms'].map(
    (limit) => `thresholds.${limit}=60000`,
  ),
];
/** Options of a short run, on the stack that the program chooses. */
export const short = ['--load-runs', '1', ...sets.flatMap((each) => ['--set', each])];
/** The same on the simulator. */
export const quick = ['--stack', 'sim', ...short];

const program = (name: string): string =>
  fileURLToPath(new URL(`../../dist/cli/${name}.js`, import.meta.url));

/** Opens a machine whose pull request is this change; a journal is there too. */
export async function openPullLab(change: Files): Promise<PullLab> {
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-pr-'));
  const github = await startFakeGitHub({ repo: 'acme/serving' });
  const repo = makeServingRepo(folder, change);
  github.addPull({
    number: 7,
    title: 'Count what waits',
    base: { ref: 'main', sha: repo.base },
    head: { ref: 'count', sha: repo.head },
    files: filesOfPatch(repo.git('diff', repo.base, repo.head)),
  });
  const usual = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    DYN_MEMORY: join(folder, 'memory'),
    GITHUB_TOKEN: tokens.reviewer,
    GIT_AUTHOR_NAME: 'reviewer',
    GIT_AUTHOR_EMAIL: 'reviewer@example.com',
    GIT_COMMITTER_NAME: 'reviewer',
    GIT_COMMITTER_EMAIL: 'reviewer@example.com',
  };
  const begin = (name: string, args: readonly string[], env: Environment = {}) => {
    const command = [program(name), ...args];
    const child = spawn(process.execPath, command, {
      cwd: repo.checkout,
      env: { ...usual, ...env },
    });
    return { child, ended: endOf(child) };
  };
  const run = (name: string, args: readonly string[], env: Environment = {}) =>
    begin(name, args, env).ended;
  const start = (...args: readonly string[]) =>
    begin('dyn-audit', ['pr', named, '--api-url', github.url, ...args]);
  mkdirSync(join(folder, 'memory'));
  const made = await run('dyn-journal', ['init', join(folder, 'memory')]);
  if (made.code !== 0) throw new Error(made.stderr);
  return {
    folder,
    github,
    repo,
    run,
    start,
    pr: (...args) => start(...args).ended,
    kept: () =>
      JSON.parse(
        readFileSync(join(folder, 'state/dyn-audit/reviews/acme__serving/7/pr.json'), 'utf8'),
      ) as PullReport,
    leftovers: () => ({
      runs: readdirSync(join(folder, 'state/dyn-audit/runs')),
      worktrees: repo.git('worktree', 'list').split('\n').length,
      branch: repo.git('rev-parse', '--abbrev-ref', 'HEAD'),
      changes: repo.git('status', '--porcelain'),
    }),
    close: async () => {
      await github.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? -1));
  });
  return { code, stdout, stderr };
}

/** What is left where nothing is. */
export const nothing = { runs: [], worktrees: 1, branch: 'main', changes: '' };
