import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Name = 'frontend' | 'worker';

const programs = fileURLToPath(new URL('../../../dist/sim/', import.meta.url));

export const programPath = (name: Name): string => join(programs, `${name}.js`);

/** A program of the simulator that was started with its log in a file. */
export interface Running {
  readonly child: ChildProcess;
  readonly log: () => string;
  /** What it ended with: a code or the name of a signal. */
  readonly ended: Promise<number | string>;
}

export interface Sim {
  readonly kv: string;
  readonly frontend: Running;
  readonly worker: Running;
  /** Address of the frontend. */
  readonly url: string;
  /** Address of the worker's system server. */
  readonly system: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is neither null, false nor undefined. The deadline is for machines that are busy. */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  deadlineMs = 60_000,
): Promise<NonNullable<Value>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const value = await ask();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`not so within ${deadlineMs} ms`);
    await pause(20);
  }
}

const folders: string[] = [];

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sim-test-'));
  folders.push(folder);
  return folder;
}

let count = 0;

/** Starts a program; its environment has nothing but PATH and what is given. */
export function startProgram(
  name: Name,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  count += 1;
  const path = join(folder, `${name}.${count}.log`);
  const log = openSync(path, 'a');
  const child = spawn(process.execPath, [programPath(name), ...args], {
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  closeSync(log);
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? '')),
  );
  return { child, ended, log: () => readFileSync(path, 'utf8') };
}

const portIn = (log: string, pattern: RegExp): string | null => pattern.exec(log)?.[1] ?? null;

/** Both programs with faults and flags of their own; `ready`: waits until the model is listed. */
export async function startSim(
  options: {
    readonly faults?: readonly string[];
    readonly frontend?: readonly string[];
    readonly worker?: readonly string[];
    readonly ready?: boolean;
  } = {},
): Promise<Sim> {
  const folder = freshFolder();
  const env = { DYN_FILE_KV: join(folder, 'kv'), DYN_DISCOVERY_BACKEND: 'file' };
  const faults = (options.faults ?? []).flatMap((fault) => ['--fault', fault]);
  const fast = ['--ttft-ms', '5', '--itl-ms', '1'];
  const worker = startProgram('worker', folder, [...fast, ...faults, ...(options.worker ?? [])], {
    ...env,
    DYN_SYSTEM_PORT: '0',
  });
  const frontend = startProgram('frontend', folder, [...faults, ...(options.frontend ?? [])], {
    ...env,
    DYN_HTTP_PORT: '0',
  });
  const stop = async (): Promise<void> => {
    for (const { child } of [frontend, worker]) child.kill('SIGKILL');
    await Promise.all([frontend.ended, worker.ended]);
  };
  const listening = /HTTP service listening on 127\.0\.0\.1:(\d+)/;
  const system = async (): Promise<string> => {
    const bound = /system status server bound to: 127\.0\.0\.1:(\d+)/;
    return `http://127.0.0.1:${await until(() => portIn(worker.log(), bound))}`;
  };
  const sim = { kv: env.DYN_FILE_KV, frontend, worker, system, stop, url: '' };
  if (options.ready === false) return sim;
  const url = `http://127.0.0.1:${await until(() => portIn(frontend.log(), listening))}`;
  await until(async () => (await listed(url)).length > 0 || worker.child.exitCode !== null);
  return { ...sim, url };
}

/** Ids of the models that are listed. */
export async function listed(url: string): Promise<string[]> {
  const page: { data: { id: string }[] } = JSON.parse(await read(`${url}/v1/models`));
  return page.data.map(({ id }) => id);
}

/** Text of a page. */
export const read = async (url: string): Promise<string> => (await fetch(url)).text();

/** Removes what the tests of a file wrote. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
