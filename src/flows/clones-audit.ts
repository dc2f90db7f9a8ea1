import { availableParallelism } from 'node:os';
import { cacheVersion } from '../cache/index.ts';
import type { ClonesReport } from '../model/finding.ts';
import { defaultHotPaths } from '../model/hot-paths.ts';
import type { ClonesOptions } from '../model/options.ts';
import {
  createPool,
  type FileResult,
  hasCache,
  layOut,
  openCache,
  scanFiles,
} from '../scan/index.ts';
import {
  cargoPackages,
  changedLines,
  isManifest,
  openSource,
  readConfig,
  resolvePaths,
  type Source,
} from '../source/index.ts';
import { assemble } from './assemble.ts';
import { compareBaseline, readBaseline, writeBaseline } from './baseline.ts';
import { select } from './select.ts';

/** A report, and what its edits need. */
export interface Audited {
  readonly source: Source;
  readonly report: ClonesReport;
  readonly results: readonly FileResult[];
  /** Blob ids of the audited files, as they were when they were audited. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Files of no crate: no build sees them. */
  readonly orphans: ReadonlySet<string>;
}

/** source -> syntax -> index -> checks: the findings of a work tree, a revision or a folder; nothing is written. */
export async function openAudit(options: ClonesOptions): Promise<Audited> {
  const started = performance.now();
  const baseline =
    options.baseline === null ? null : readBaseline(options.baseline, options.updateBaseline);
  const source = await openSource({ root: options.root, rev: options.rev, cwd: process.cwd() });
  const audited = await readAndScan(source, options);
  const { files, selected, scanned, hotPaths } = audited;
  const chosen = select(scanned.results, audited.changed, options);
  const items = chosen.all.map((each) => each.item);
  if (baseline && options.updateBaseline && options.baseline !== null)
    writeBaseline(options.baseline, baseline, items);
  const inScope = (file: { readonly path: string }): boolean => selected.includes(file.path);
  const report = assemble({
    source,
    paths: selected.paths,
    results: scanned.results,
    chosen,
    skipped: [
      ...audited.unlisted.filter(inScope),
      ...audited.unreadManifests,
      ...scanned.skipped.filter(inScope),
    ],
    hotPaths,
    allPaths: files.map((file) => file.path),
    options,
    baseline:
      baseline === null
        ? null
        : { ids: baseline.findings, counts: compareBaseline(baseline, items) },
    elapsed: () => performance.now() - started,
  });
  return {
    source,
    report,
    results: scanned.results,
    blobs: new Map(scanned.results.map((result) => [result.path, result.blob])),
    orphans: new Set(
      scanned.results.filter((result) => result.orphan).map((result) => result.path),
    ),
  };
}

/** What there is to audit, and what the scan says of it. */
async function readAndScan(source: Source, options: ClonesOptions) {
  const trails = options.asPage ?? false;
  const symbols = options.profile !== null;
  const read = options.includeTests ? 'tests' : 'production';
  const mode = [read, ...(trails ? ['trails'] : []), ...(symbols ? ['symbols'] : [])].join('-');
  const pool = createPool(availableParallelism());
  try {
    const config = await readConfig(source.root, options.config, process.cwd());
    const { files, skipped } = await source.list();
    const selected = resolvePaths(source, options.paths, files);
    // Without an earlier answer all of these will be read: the threads start while the crates are laid out.
    if (!options.cache || !hasCache(source.repositoryId, mode))
      pool.prepare(
        files.filter(({ path }) => path.endsWith('.rs') && selected.includes(path)).length,
      );
    const manifests = await source.readMany(files.filter((file) => isManifest(file.path)));
    const cargo = cargoPackages(files, manifests.files);
    const layout = layOut(files, cargo.packages);
    const hotPaths = config?.hot_paths ?? defaultHotPaths;
    const version = options.cache
      ? cacheVersion({ crates: layout.crates, hotPaths, root: source.prefix })
      : '';
    const cache = openCache(source.repositoryId, mode, version);
    const changed = options.base === null ? null : await changedLines(source, options.base);
    const scanned = await scanFiles({
      cache,
      source,
      layout,
      pool,
      includes: selected.includes,
      tests: options.includeTests,
      trails,
      symbols,
      hotPaths,
    });
    return {
      files,
      selected,
      hotPaths,
      changed,
      scanned,
      unlisted: skipped,
      unreadManifests: [...manifests.skipped, ...cargo.skipped],
    };
  } finally {
    pool.end();
  }
}
