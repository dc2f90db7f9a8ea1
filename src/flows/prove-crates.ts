import type { Finding } from '../model/finding.ts';
import { oneLine } from '../model/one-line.ts';
import type { ProveOptions } from '../model/options.ts';
import type {
  CheckResult,
  CheckScope,
  CrateProof,
  FeatureSet,
  SiteOutcome,
} from '../model/proof.ts';
import type { Workshop } from '../proof/cargo/index.ts';
import { type SearchResult, searchRemovals } from '../proof/search/index.ts';

/** What the proof of one crate gives. */
export interface ProvedCrate {
  readonly proof: CrateProof;
  readonly outcomes: readonly SiteOutcome[];
  readonly edits: SearchResult['edits'];
  /** The features that its checks turned on; null where it does not build. */
  readonly features: FeatureSet | null;
}

/** More than any crate of the real repository takes; a search that goes astray ends there. */
const mostChecks = 200;

/** Asks the compiler for all sites of one crate. A crate that does not build has no outcomes, and says why. */
export async function proveCrate(
  workshop: Workshop,
  crate: string,
  sites: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  prove: ProveOptions,
): Promise<ProvedCrate> {
  const started = performance.now();
  const before = workshop.counts();
  const close = (part: Partial<CrateProof>): CrateProof => {
    const after = workshop.counts();
    return {
      crate,
      status: 'failed',
      why: null,
      features: [],
      features_left_out: [],
      checks: after.checks - before.checks,
      remembered: after.remembered - before.remembered,
      cargo_ms: Math.round(after.cargo_ms - before.cargo_ms),
      elapsed_ms: Math.round(performance.now() - started),
      tried: 0,
      compiles: 0,
      but: 0,
      unseen: 0,
      unseen_files: [],
      ...part,
    };
  };
  const without = (why: string, features: FeatureSet | null): ProvedCrate => ({
    proof: close({ why: oneLine(why, 300) }),
    outcomes: [],
    edits: new Map(),
    features,
  });
  if (!workshop.packages.some(({ name }) => name === crate))
    return without('it is in no workspace below the root', null);
  prove.onProgress({ crate, phase: 'features', round: 0, left: sites.length });
  const features = await workshop.featuresFor(crate);
  if ('why' in features) return without(features.why, null);
  const check = (changes: ReadonlyMap<string, string>, scope: CheckScope): Promise<CheckResult> =>
    workshop.check({ packages: [crate], scope, features, changes });
  const { mode, onProgress } = prove;
  const found = await searchRemovals({
    crate,
    sites,
    texts,
    check,
    features: features.names,
    mode,
    budget: mostChecks,
    onProgress,
  });
  const shared = { features: features.names, features_left_out: features.left_out };
  if (found.failed !== null)
    return {
      ...without(found.failed, features),
      proof: close({ ...shared, why: oneLine(found.failed, 300) }),
    };
  return {
    proof: close({ ...shared, ...count(sites, found.outcomes), why: found.ended }),
    outcomes: found.outcomes,
    edits: found.edits,
    features,
  };
}

function count(sites: readonly Finding[], outcomes: readonly SiteOutcome[]): Partial<CrateProof> {
  const paths = new Map(sites.map(({ id, path }) => [id, path]));
  const seen = new Set<string>();
  for (const { id, verdict } of outcomes) if (verdict !== 'unseen') seen.add(paths.get(id) ?? '');
  const blind = new Set(
    outcomes.filter(({ verdict }) => verdict === 'unseen').map(({ id }) => paths.get(id) ?? ''),
  );
  const of = (verdict: SiteOutcome['verdict']) =>
    outcomes.filter((outcome) => outcome.verdict === verdict);
  return {
    status: 'proved',
    tried: outcomes.length - of('untried').length,
    compiles: of('compiles').filter(({ but }) => but === null).length,
    but: of('compiles').filter(({ but }) => but !== null).length,
    unseen: of('unseen').length,
    unseen_files: [...blind]
      .filter((path) => !seen.has(path))
      .sort()
      .map((path) => ({ path, why: 'no build compiled it' })),
  };
}
