import type { Family } from './family.ts';
import { type Cut, cutLog, sizeOfLog } from './log-file.ts';

const tick_ms = 500;
/** While a log grows fast. */
const hurry_ms = 40;
/** Shared memory that lives shorter than this may not be seen. */
const shared_ms = 1000;
/** Looking at the process table takes at most this part of one core. */
const share = 0.005;

export interface WatcherOptions {
  readonly family: Family;
  /** Told when a look found that members came or went. */
  readonly onChange: () => void;
  /** Called now and then, since shared memory is made and let go without any sign. */
  readonly noteShared: () => void;
  /** Absolute paths of the logs that may grow. */
  readonly logs: () => readonly string[];
  readonly logLimit: number;
}

/** Looks after a run twice a second: who belongs to it, and how long its logs are. */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #cuts = new Map<string, Cut>();
  readonly #sizes = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #nextLook = 0;
  #nextShared = 0;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  start(): void {
    this.#wait(tick_ms);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The logs that were cut, by absolute path. */
  get cuts(): ReadonlyMap<string, Cut> {
    return this.#cuts;
  }

  /** Now, whatever the clock says. */
  look(): void {
    const start = performance.now();
    if (this.#options.family.look()) this.#options.onChange();
    const end = performance.now();
    this.#nextLook = end + (end - start) / share;
  }

  /** Cuts what is too long; true when a log grows so fast that it should be looked at again soon. */
  watchLogs(): boolean {
    const { logs, logLimit } = this.#options;
    let fast = false;
    for (const file of logs()) {
      const size = sizeOfLog(file);
      if (size - (this.#sizes.get(file) ?? 0) > logLimit / 16) fast = true;
      this.#sizes.set(file, size);
      if (size <= logLimit) continue;
      this.#cut(file);
      this.#sizes.set(file, logLimit / 2);
    }
    return fast;
  }

  #cut(file: string): void {
    try {
      const cut = cutLog(file, this.#options.logLimit, this.#cuts.get(file) ?? null);
      if (cut) this.#cuts.set(file, cut);
    } catch {
      // Whoever took the log away, or the disk that is full, does not end the run here.
    }
  }

  #wait(delay: number): void {
    this.#timer = setTimeout(() => this.#tick(), delay);
    // Watching alone keeps no program running.
    this.#timer.unref();
  }

  #tick(): void {
    if (performance.now() >= this.#nextLook && this.#options.family.mayHaveGrown()) this.look();
    if (performance.now() >= this.#nextShared) this.noteShared();
    this.#wait(this.watchLogs() ? hurry_ms : tick_ms);
  }

  /** Now, whatever the clock says. */
  noteShared(): void {
    const start = performance.now();
    this.#options.noteShared();
    const end = performance.now();
    this.#nextShared = end + Math.max(shared_ms, (end - start) / share);
  }
}
