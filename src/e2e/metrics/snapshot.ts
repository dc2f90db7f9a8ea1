import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunFolder, Target } from '../../model/e2e-run.ts';
import { stillInFlight } from './gauges.ts';
import { type Page, parsePage, sumOf } from './parse.ts';
import { type PageText, readPage } from './read-page.ts';

export interface SnapshotOptions {
  /** Ends waiting and reading. */
  readonly signal?: AbortSignal;
  /** How long one page may take. */
  readonly timeoutMs?: number;
  /**
   * How long to wait until no request is in flight and every started one is counted as finished: servers count the end
   * of a request a moment after its last byte. 0: take the pages as they are.
   */
  readonly settleMs?: number;
}

/**
 * Reads the page of each process and keeps it as `metrics/<process>.<n>.prom`, its first line a comment that says what
 * and when. Gives the files by name of process; a process whose page could not be read has none, and
 * `metrics/<process>.<n>.failed` says why. Throws only when `signal` is aborted.
 */
export async function takeSnapshot(
  target: Target,
  folder: RunFolder,
  label: string,
  options: SnapshotOptions = {},
): Promise<Readonly<Record<string, string>>> {
  const until = performance.now() + (options.settleMs ?? 0);
  let pages = await readPages(target, options);
  while (!isSettled(pages) && performance.now() < until) {
    await wait(25, undefined, options.signal ? { signal: options.signal } : {});
    pages = await readPages(target, options);
  }
  const files: Record<string, string> = {};
  for (const { process, text, error } of pages) {
    const name = freeName(folder, process);
    const said = `${label.replace(/\s+/g, ' ')}, ${new Date().toISOString()}`;
    if (text === null) folder.write(`${name}.failed`, `${said}: ${error ?? ''}\n`);
    else files[process] = folder.write(`${name}.prom`, `# snapshot ${said}\n${text}`);
  }
  options.signal?.throwIfAborted();
  return files;
}

interface ProcessPage extends PageText {
  readonly process: string;
}

function readPages(target: Target, options: SnapshotOptions): Promise<readonly ProcessPage[]> {
  return Promise.all(
    target.metrics.map(async ({ process, url }) => ({
      process,
      ...(await readPage(url, options)),
    })),
  );
}

function isSettled(pages: readonly ProcessPage[]): boolean {
  return pages.every(({ text }) => {
    // A page that cannot be read will not come by waiting: the check of the pages says so.
    if (text === null) return true;
    const page = parsePage(text);
    const started = sumOf(page, 'dynamo_frontend_requests_started_total');
    const finished = sumOf(page, 'dynamo_frontend_requests_total');
    return stillInFlight(page).length === 0 && (started === null || started === (finished ?? 0));
  });
}

/** Names of processes are ours (`frontend`, `worker`); numbers go up from 1 and are never used twice. */
function freeName(folder: RunFolder, process: string): string {
  for (let n = 1; ; n += 1) {
    const name = `metrics/${process}.${n}`;
    if (!existsSync(folder.at(`${name}.prom`)) && !existsSync(folder.at(`${name}.failed`)))
      return name;
  }
}

/** A page that `takeSnapshot` kept; null when there is no such file. */
export function readSnapshot(folder: RunFolder, file: string | undefined): Page | null {
  if (file === undefined || !existsSync(folder.at(file))) return null;
  return parsePage(readFileSync(folder.at(file), 'utf8'));
}
