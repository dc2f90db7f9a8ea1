import { availableParallelism } from 'node:os';
import type { HotPathRule } from '../model/config.ts';
import type { SkippedFile } from '../model/source.ts';
import type { Source } from '../source/index.ts';
import { work } from './cold.ts';
import type { Layout, Place } from './places.ts';
import { startPool } from './pool.ts';
import type { FileResult } from './result.ts';
import type { WorkerStart } from './worker.ts';

export interface ScanRequest {
  readonly source: Source;
  readonly layout: Layout;
  readonly includes: (path: string) => boolean;
  readonly tests: boolean;
  readonly hotPaths: readonly HotPathRule[];
}

export interface Scanned {
  /** In path order. */
  readonly results: readonly FileResult[];
  readonly skipped: readonly SkippedFile[];
}

/** Audits the selected files; what the cache still knows is not read again. */
export async function scanFiles(request: ScanRequest): Promise<Scanned> {
  const { layout, includes, tests, source } = request;
  const selected = layout.places.filter((place) => includes(place.path) && (tests || !place.testFolder));
  const wholeCrates = [...new Set(selected.map((place) => place.crate))];
  const whole = new Set(wholeCrates);
  const wanted = layout.places.filter((place) => whole.has(place.crate) && (tests || !place.testFolder));
  const skipped: SkippedFile[] = [];
  const texts = source.readText ? null : await readAll(source, layout.places, skipped);
  const start: WorkerStart = {
    brief: { places: layout.places, crates: layout.crates, hotPaths: request.hotPaths, tests, wholeCrates },
    root: source.root,
    format: source.objectFormat,
    texts,
    library: {},
  };
  const members = startPool(start, wanted.length, availableParallelism());
  try {
    const done = await work(members, wanted.map((place) => place.path), new Set(selected.map((place) => place.path)), []);
    const results = [...done.results].sort((a, b) => (a.path < b.path ? -1 : 1));
    return { results, skipped: [...skipped, ...done.skipped].sort((a, b) => (a.path < b.path ? -1 : 1)) };
  } finally {
    for (const member of members) member.end();
  }
}

async function readAll(source: Source, places: readonly Place[], skipped: SkippedFile[]): Promise<Map<string, { text: string; blob: string }>> {
  const read = await source.readMany(places);
  const known = new Set(read.files.map((file) => file.path));
  skipped.push(...read.skipped.filter((file) => !known.has(file.path)));
  return new Map(read.files.map((file) => [file.path, { text: file.text, blob: file.blob }]));
}
