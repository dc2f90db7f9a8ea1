import type { ClonesReport } from '../model/finding.ts';
import { defaultHotPaths } from '../model/hot-paths.ts';
import type { ClonesOptions } from '../model/options.ts';
import { cacheVersion, layOut, openCache, scanFiles } from '../scan/index.ts';
import {
  cargoPackages,
  changedLines,
  isManifest,
  openSource,
  readConfig,
  resolvePaths,
} from '../source/index.ts';
import { assemble } from './assemble.ts';
import { compareBaseline, readBaseline, writeBaseline } from './baseline.ts';
import { carryOutEdits } from './edits.ts';
import { select } from './select.ts';

/** source -> syntax -> index -> checks -> report: the clones of a work tree, a revision or a folder. */
export async function auditClones(options: ClonesOptions): Promise<ClonesReport> {
  const started = performance.now();
  const baseline =
    options.baseline === null ? null : readBaseline(options.baseline, options.updateBaseline);
  const source = await openSource({ root: options.root, rev: options.rev, cwd: process.cwd() });
  const config = await readConfig(source.root, options.config, process.cwd());
  const { files, skipped } = await source.list();
  const selected = resolvePaths(source, options.paths, files);
  const manifests = await source.readMany(files.filter((file) => isManifest(file.path)));
  const cargo = cargoPackages(files, manifests.files);
  const layout = layOut(files, cargo.packages);
  const hotPaths = config?.hot_paths ?? defaultHotPaths;
  const version = options.cache
    ? cacheVersion({ crates: layout.crates, hotPaths, root: source.prefix })
    : '';
  const cache = openCache(
    source.repositoryId,
    options.includeTests ? 'tests' : 'production',
    version,
  );
  const changed = options.base === null ? null : await changedLines(source, options.base);
  const scanned = await scanFiles({
    cache,
    source,
    layout,
    includes: selected.includes,
    tests: options.includeTests,
    hotPaths,
  });
  const chosen = select(scanned.results, changed, options);
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
      ...skipped.filter(inScope),
      ...manifests.skipped,
      ...cargo.skipped,
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
  await carryOutEdits(
    source,
    report.candidates,
    new Map(scanned.results.map((result) => [result.path, result.blob])),
    new Set(scanned.results.filter((result) => result.orphan).map((result) => result.path)),
    options,
  );
  return report;
}
