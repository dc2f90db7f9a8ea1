import { join } from 'node:path';
import type {
  CommandResult,
  CommandSpec,
  Host,
  ProcessSpec,
  RunFolder,
  RunningProcess,
  StopReport,
} from '../../model/e2e-run.ts';
import type { ManifestProcess } from '../run/manifest.ts';
import type { ManifestKeeper } from '../run/manifest-keeper.ts';
import { takePorts } from '../run/ports.ts';
import { isRunning } from '../table/rows.ts';
import { sharedMemoryOf, wasMadeSince } from '../table/shared-memory.ts';
import { adoptProcess } from './adopt.ts';
import { endFamily } from './end.ts';
import type { Family, Member } from './family.ts';
import { LogFollower, tailOf } from './follow.ts';
import { type Started, startProcess } from './start.ts';
import { Watcher } from './watcher.ts';

type How = 'gently' | 'at-once';

export interface HostOptions {
  readonly folder: RunFolder;
  readonly mark: string;
  readonly keeper: ManifestKeeper;
  readonly family: Family;
  readonly logLimit: number;
}

/** How often a command's log is read for its lines. */
const follow_ms = 100;
const tailBytes = 64 * 1024;
/** How long what a command left behind may take to end: it works for nobody any more. */
const left_ms = 1000;

/** Processes on this machine. */
export class ProcessHost implements Omit<Host, 'logsCut'> {
  readonly #options: HostOptions;
  readonly #started = new Map<string, Started>();
  readonly #stopping = new Map<string, Promise<StopReport>>();
  readonly #urgent = new Set<string>();
  readonly #commands = new Set<string>();
  readonly watcher: Watcher;
  readonly #opened = Date.now();
  #closed = false;

  constructor(options: HostOptions) {
    this.#options = options;
    const { family, folder, logLimit } = options;
    this.watcher = new Watcher({
      family,
      logLimit,
      onChange: () => this.#writeDescendants(),
      noteShared: () => this.#noteShared(),
      logs: () => [...this.#started.values()].map(({ running }) => join(folder.path, running.log)),
    });
    this.watcher.start();
  }

  readonly start = async (spec: ProcessSpec): Promise<RunningProcess> => {
    const earlier = this.#started.get(spec.name);
    if (this.#closed) throw new Error(`${spec.name} cannot start: the host is closed`);
    if (earlier && (earlier.running.exit() === null || this.#stopping.has(spec.name)))
      throw new Error(`${spec.name} runs already`);
    // What an earlier one of this name left behind would be taken for the new one's.
    if (earlier) await this.stop(spec.name);
    this.#urgent.delete(spec.name);
    this.#commands.delete(spec.name);
    const onExit = (name: string) => this.#onExit(name);
    const started = await startProcess({ ...this.#options, onExit }, spec);
    this.#started.set(spec.name, started);
    return started.running;
  };

  /** Takes over what an earlier attempt at this run kept up. */
  adopt(entries: readonly ManifestProcess[]): void {
    for (const entry of entries) {
      if (!isRunning(entry)) continue;
      const started = adoptProcess(entry, (name) => this.#onExit(name));
      this.#started.set(entry.name, started);
      this.#options.family.adopt(started.member);
    }
    this.watcher.look();
  }

  readonly run = async (spec: CommandSpec): Promise<CommandResult> => {
    const begin = performance.now();
    const process = await this.start(spec);
    this.#commands.add(spec.name);
    const file = join(this.#options.folder.path, process.log);
    const follower = spec.onLine && new LogFollower(file, spec.onLine);
    const following = follower && setInterval(() => follower.read(), follow_ms);
    let timed_out = false;
    const limit = setTimeout(() => {
      timed_out = true;
      void this.stop(spec.name);
    }, spec.timeout_ms);
    try {
      const exit = await process.ended;
      const elapsed_ms = performance.now() - begin;
      clearTimeout(limit);
      const { killed, ended = [] } = await this.stop(spec.name);
      follower?.finish();
      const left_behind = [...ended, ...killed].filter(({ pid }) => pid !== process.pid);
      return { ...exit, timed_out, tail: tailOf(file, tailBytes), elapsed_ms, left_behind };
    } finally {
      clearTimeout(limit);
      clearInterval(following);
    }
  };

  readonly stop = (name: string, how: How = 'gently'): Promise<StopReport> => {
    if (how === 'at-once') this.#urgent.add(name);
    const going = this.#stopping.get(name);
    if (going !== undefined) return going;
    const stopping = this.#stop(name).finally(() => this.#stopping.delete(name));
    this.#stopping.set(name, stopping);
    return stopping;
  };

  readonly stopAll = async (how: How = 'gently'): Promise<readonly StopReport[]> => {
    this.#options.family.look();
    const names = [...this.#started.values()]
      .filter(({ running, spec }) => running.exit() === null || this.#hasLeft(spec.name))
      .map(({ spec }) => spec.name)
      .reverse();
    if (how === 'at-once') {
      const reports = await Promise.all(names.map((name) => this.stop(name, how)));
      return [...reports, ...(await this.#stopRest())];
    }
    const reports: StopReport[] = [];
    for (const name of names) reports.push(await this.stop(name, how));
    return [...reports, ...(await this.#stopRest())];
  };

  readonly running = (): readonly RunningProcess[] =>
    [...this.#started.values()]
      .map(({ running }) => running)
      .filter((process) => process.exit() === null);

  readonly ports = (count: number): Promise<readonly number[]> =>
    takePorts(this.#options.folder.id, count);

  /** Whether a process is one of the run's, started by us or by one of ours. */
  readonly owns = (pid: number): boolean => {
    this.#options.family.look();
    return this.#options.family.has(pid);
  };

  /** From now on nothing is started and nothing is watched; what runs goes on if it is still there. */
  release(): void {
    this.#closed = true;
    this.watcher.stop();
    for (const { unref } of this.#started.values()) unref();
  }

  async #stop(name: string): Promise<StopReport> {
    const begin = performance.now();
    const started = this.#started.get(name);
    if (!started) return { name, exit: null, killed: [], elapsed_ms: 0 };
    this.watcher.noteShared();
    const { running, member, spec } = started;
    const report = await endFamily({
      family: this.#options.family,
      owner: name,
      parent: running.exit() === null ? member : null,
      grace_ms: spec.grace_ms,
      left_ms: this.#commands.has(name) ? Math.min(left_ms, spec.grace_ms) : spec.grace_ms,
      atOnce: () => this.#urgent.has(name),
    });
    const stuck = report.left.some(({ pid }) => pid === running.pid);
    const exit = stuck ? null : await running.ended;
    this.watcher.watchLogs();
    this.#writeDescendants();
    const hurried = this.#urgent.has(name);
    return { name, exit, ...report, hurried, elapsed_ms: performance.now() - begin };
  }

  readonly #hasLeft = (name: string): boolean => this.#options.family.alive(name).length > 0;

  /** What carries the run's mark and nothing says of which process it comes. */
  async #stopRest(): Promise<readonly StopReport[]> {
    const begin = performance.now();
    const { family } = this.#options;
    family.look();
    if (family.alive().length === 0) return [];
    const report = await endFamily({
      family,
      parent: null,
      grace_ms: 1000,
      atOnce: () => this.#urgent.size > 0,
    });
    this.#writeDescendants();
    const elapsed_ms = performance.now() - begin;
    return [{ name: 'left-behind', exit: null, ...report, elapsed_ms }];
  }

  #onExit(name: string): void {
    // At once: what it left behind is recognised by the session that it has just given up.
    this.watcher.look();
    this.watcher.watchLogs();
    const { keeper } = this.#options;
    const started = this.#started.get(name);
    if (!started) return;
    const { member, running } = started;
    const processes = keeper.manifest.processes.map((entry) =>
      entry.pid === member.pid && entry.start === member.start
        ? { ...entry, exit: running.exit() }
        : entry,
    );
    keeper.note({ processes });
  }

  /** What a killed process leaves in /dev/shm goes with the run: it was seen to be the run's while it was mapped. */
  #noteShared(): void {
    const { keeper, family } = this.#options;
    const { resources } = keeper.manifest;
    const known = new Set(
      resources.map((each) => (each.kind === 'shared-memory' ? `${each.inode} ${each.path}` : '')),
    );
    const found = new Map(
      family
        .alive()
        .flatMap(({ pid }) => sharedMemoryOf(pid))
        .filter((each) => !known.has(`${each.inode} ${each.path}`))
        .filter((each) => wasMadeSince(each, this.#opened))
        .map((each) => [each.path, { kind: 'shared-memory', ...each } as const]),
    );
    if (found.size > 0) keeper.note({ resources: [...resources, ...found.values()] });
  }

  #writeDescendants(): void {
    const { keeper, family } = this.#options;
    const ours = new Set(keeper.manifest.processes.map(({ pid, start }) => `${pid} ${start}`));
    const descendants = family
      .members()
      .filter((member: Member) => !ours.has(`${member.pid} ${member.start}`));
    keeper.note({ descendants });
  }
}
