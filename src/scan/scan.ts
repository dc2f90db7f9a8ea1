import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../index/index.ts';
import type { HotPathRule } from '../model/config.ts';
import type { SkippedFile } from '../model/source.ts';
import type { Source } from '../source/index.ts';
import type { Cache, CachedFile } from './cache.ts';
import { type KnownFacts, type PackedFacts, unpackFacts } from './packed.ts';
import { type Layout, type Place, placeKey } from './places.ts';
import { findDependents, planWork, type WorkPlan } from './plan.ts';
import type { Pool } from './pool.ts';
import type { FileResult } from './result.ts';
import { type Job, work } from './work.ts';
import type { ParsedFile, WorkerStart } from './worker.ts';

export interface ScanRequest {
  readonly source: Source;
  readonly layout: Layout;
  readonly includes: (path: string) => boolean;
  readonly tests: boolean;
  /** Findings get their trail; the cache holds them as they are, so it is one of its own. */
  readonly trails: boolean;
  /** Results get their symbols; likewise. */
  readonly symbols: boolean;
  readonly hotPaths: readonly HotPathRule[];
  readonly cache: Cache;
  readonly pool: Pool;
}

export interface Scanned {
  /** In path order. */
  readonly results: readonly FileResult[];
  readonly skipped: readonly SkippedFile[];
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1;

/** Audits the selected files; what the cache still knows is not read again. */
export async function scanFiles(request: ScanRequest): Promise<Scanned> {
  const { layout, includes, tests, cache } = request;
  const selected = layout.places.filter(
    (place) => includes(place.path) && (tests || !place.testFolder),
  );
  const crates = new Set(selected.map((place) => place.crate));
  const wanted = layout.places.filter(
    (place) => crates.has(place.crate) && (tests || !place.testFolder),
  );
  const plan = planWork(cache, layout.places, selected, wanted);
  if (plan.audit.size + plan.stale.length + plan.outside.length + plan.gone.size === 0) {
    return { results: selected.flatMap((place) => cache.resultOf(place.path) ?? []), skipped: [] };
  }
  return carryOut(request, plan, selected, wanted);
}

async function carryOut(
  request: ScanRequest,
  plan: WorkPlan,
  selected: readonly Place[],
  wanted: readonly Place[],
): Promise<Scanned> {
  const { source, layout, tests, trails, symbols, hotPaths, cache, pool } = request;
  const skipped: SkippedFile[] = [];
  const texts = source.readText ? null : await readAll(source, layout.places, skipped);
  const first = new Set([...plan.stale, ...plan.outside].map((place) => place.path));
  for (const path of plan.audit) first.add(path);
  const known = knownFacts(cache, layout.places, first);
  const knownPaths = new Set(known.map((each) => each.path));
  // Crates of which nothing is known are read as wholes; of the others each thread takes what a name reaches.
  const wholeCrates = [
    ...new Set(
      wanted
        .filter((place) => first.has(place.path) || knownPaths.has(place.path))
        .map((place) => place.crate),
    ),
  ];
  const start: WorkerStart = {
    brief: {
      places: layout.places,
      crates: layout.crates,
      hotPaths,
      tests,
      trails,
      symbols,
      wholeCrates,
      tables: cache.crates,
    },
    root: source.root,
    format: source.objectFormat,
    texts,
    known,
  };
  const members = pool.members(start, first.size);
  const sizeOf = (path: string): Job => ({
    path,
    size: texts ? (texts.get(path)?.text.length ?? 0) : bytesOf(join(source.root, path)),
  });
  const parsed = await work.parse(members, [...first].map(sizeOf));
  const facts = new Map(parsed.filter(isRead).map((file) => [file.path, file]));
  const read = factsReader(facts, cache);
  const { paths: touched, crates } = findDependents(
    cache,
    plan,
    selected,
    wanted,
    read.now,
    read.before,
  );
  const late = await work.parse(members, touched.map(sizeOf));
  for (const file of late) if (isRead(file)) facts.set(file.path, file);
  const audited = new Set([...plan.audit, ...touched]);
  const jobs = [...audited].flatMap((path) => {
    const file = facts.get(path);
    return file ? [{ path, size: file.nodes }] : [];
  });
  const done = await work.audit(members, jobs, Object.fromEntries(crates));
  const unread = [...parsed, ...late]
    .filter((file) => !isRead(file))
    .map(({ path, why }) => ({ path, why }));
  const fresh = new Map(done.results.map((result) => [result.path, result]));
  cache.save({
    seen: layout.places.map((place) => [place.path, place.blob]),
    changed: [
      ...changedFiles(layout.places, facts, fresh, cache),
      ...lazyFiles(layout.places, done.lazy, facts),
    ],
    gone: plan.gone,
    crates: { ...cache.crates, ...done.tables },
  });
  const results = selected.flatMap(
    (place) =>
      fresh.get(place.path) ?? (audited.has(place.path) ? [] : (cache.resultOf(place.path) ?? [])),
  );
  return {
    results: results.sort(byPath),
    skipped: [...skipped, ...unread, ...done.failed].sort(byPath),
  };
}

/** Size of a file; 0 for one that is gone, which the reader will tell. */
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const isRead = (file: ParsedFile): boolean => file.facts.length > 0;

/** Facts that need no parsing: the cache's entries of unchanged files. */
function knownFacts(
  cache: Cache,
  places: readonly Place[],
  except: ReadonlySet<string>,
): KnownFacts[] {
  return places.flatMap((place) => {
    const entry = cache.entries.get(place.path);
    if (
      !entry ||
      except.has(place.path) ||
      entry.blob !== place.blob ||
      entry.place !== placeKey(place)
    )
      return [];
    return [
      {
        path: place.path,
        implemented: entry.implemented,
        declarations: entry.declarations,
        facts: cache.factsOf(place.path)!,
      },
    ];
  });
}

function factsReader(fresh: ReadonlyMap<string, ParsedFile>, cache: Cache) {
  const parse = (bytes: PackedFacts | undefined): FileFacts | undefined =>
    bytes ? unpackFacts(bytes) : undefined;
  return {
    now: (path: string) => parse(fresh.get(path)?.facts),
    before: (path: string) => parse(cache.factsOf(path)),
  };
}

function changedFiles(
  places: readonly Place[],
  facts: ReadonlyMap<string, ParsedFile>,
  fresh: ReadonlyMap<string, FileResult>,
  cache: Cache,
): CachedFile[] {
  return places.flatMap((place) => {
    const file = facts.get(place.path);
    if (!file) return [];
    const { path, blob, implemented } = file;
    const result =
      fresh.get(path) ??
      (cache.entries.get(path)?.blob === blob ? cache.resultOf(path) : undefined);
    return [
      {
        path,
        blob,
        place: placeKey(place),
        implemented,
        declarations: false,
        facts: file.facts,
        result,
      },
    ];
  });
}

function lazyFiles(
  places: readonly Place[],
  lazy: readonly ParsedFile[],
  facts: ReadonlyMap<string, ParsedFile>,
): CachedFile[] {
  const byName = new Map(places.map((place) => [place.path, place]));
  return lazy.flatMap(({ path, blob, implemented, facts: text }) => {
    const place = byName.get(path);
    return !place || facts.has(path)
      ? []
      : [
          {
            path,
            blob,
            place: placeKey(place),
            implemented,
            declarations: true,
            facts: text,
            result: undefined,
          },
        ];
  });
}

async function readAll(
  source: Source,
  places: readonly Place[],
  skipped: SkippedFile[],
): Promise<Map<string, { text: string; blob: string }>> {
  const read = await source.readMany(places);
  skipped.push(...read.skipped);
  return new Map(read.files.map((file) => [file.path, { text: file.text, blob: file.blob }]));
}
