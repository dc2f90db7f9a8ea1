import { defaultHotPaths } from '../model/hot-paths.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import { cacheVersion, layOut, openCache, scanFiles } from '../scan/index.ts';
import { cargoPackages, isManifest, openSource, readConfig, resolvePaths } from '../source/index.ts';
import { assemble } from './assemble.ts';

/** source -> syntax -> index -> checks -> report: the clones of a work tree, a revision or a folder. */
export async function auditClones(options: ClonesOptions): Promise<ClonesReport> {
  const started = performance.now();
  const source = await openSource({ root: options.root, rev: options.rev, cwd: process.cwd() });
  const { files, skipped } = await source.list();
  const selected = resolvePaths(source, options.paths, files);
  const config = await readConfig(source.root, options.config, process.cwd());
  const manifests = await source.readMany(files.filter((file) => isManifest(file.path)));
  const cargo = cargoPackages(files, manifests.files);
  const layout = layOut(files, cargo.packages);
  const hotPaths = config?.hot_paths ?? defaultHotPaths;
  const cache = openCache(source.repositoryId, options.includeTests ? 'tests' : 'production', options.cache ? cacheVersion({ crates: layout.crates, hotPaths, root: source.prefix }) : '');
  const scanned = await scanFiles({ cache, source, layout, includes: selected.includes, tests: options.includeTests, hotPaths });
  return assemble({
    source,
    paths: selected.paths,
    results: scanned.results,
    skipped: [...skipped.filter((file) => selected.includes(file.path)), ...manifests.skipped, ...cargo.skipped, ...scanned.skipped.filter((file) => selected.includes(file.path))],
    hotPaths,
    allPaths: files.map((file) => file.path),
    options,
    elapsed: () => performance.now() - started,
  });
}

