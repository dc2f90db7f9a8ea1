import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions, ProveOptions } from '../model/options.ts';
import type { ProofSummary, ProvedTests } from '../model/proof.ts';
import type { Workshop } from '../proof/cargo/index.ts';
import type { Audited } from './clones-audit.ts';
import { joinChanges, partsOf } from './prove-change.ts';
import { type ProvedCrate, proveCrate } from './prove-crates.ts';
import { withGroups, withOutcome, withTests } from './prove-findings.ts';
import { proveSignatures } from './prove-groups.ts';
import { deliverPatch } from './prove-patch.ts';
import { recount } from './prove-report.ts';
import { sitesToProve } from './prove-sites.ts';
import { testChange } from './prove-tests.ts';
import { readTexts, type Texts } from './prove-texts.ts';

type ProvedReport = ClonesReport & { readonly proof: ProofSummary };

/** What the compiler says of an audit, in a work tree that is open: local edits, signatures, tests, the patch. */
export async function proveIn(
  workshop: Workshop,
  audit: Audited,
  options: ClonesOptions,
  prove: ProveOptions,
): Promise<ProvedReport> {
  const { source, report } = audit;
  const texts = await readTexts(source);
  const crates = await proveCrates(workshop, audit, texts, options, prove);
  const local = joinChanges(crates.map(({ edits }) => edits));
  const groups = await proveSignatures({
    workshop,
    report,
    buckets: options.buckets,
    texts: texts.all,
    applied: local,
    unseen: unseenBy(audit, crates),
    prove,
  });
  const change = joinChanges([local, ...groups.edits.values()]);
  const { tests, failing } = prove.tests
    ? await testChange(workshop, change, partsOf(change, groups), texts.all, prove)
    : { tests: [], failing: new Map<string, string>() };
  const findings = withTests(
    withGroups(decide(audit, crates, workshop), groups, nameOf(workshop)),
    failing,
  );
  const kept = new Map([...change].filter(([path]) => !failing.has(path)));
  const patch = await deliverPatch({
    ...{ workshop, source, report, texts, findings, groups, options },
    change: kept,
  });
  const { toolchain, rev, dirty } = workshop;
  return {
    ...recount(report, findings),
    proof: {
      mode: prove.mode,
      ...{ rev, dirty },
      toolchain: toolchain.rustc,
      toolchain_asked: toolchain.asked,
      toolchain_note: toolchain.instead,
      crates: crates.map(({ proof }) => proof),
      groups: groups.groups.map(({ id, compiles, why, changes, command }) => ({
        ...{ id, compiles, why, command },
        files: compiles ? [...changes.keys()].sort() : [],
      })),
      ...{ tests, patch },
      ...{ checks: 0, cargo_ms: 0, elapsed_ms: 0 },
      not_proved: notProved(crates, tests),
    },
  };
}

async function proveCrates(
  workshop: Workshop,
  { report, blobs, orphans }: Audited,
  texts: Texts,
  { warn, buckets }: ClonesOptions,
  prove: ProveOptions,
): Promise<readonly ProvedCrate[]> {
  const moved = new Set(
    [...blobs].flatMap(([path, blob]) => (texts.blobs.get(path) === blob ? [] : [path])),
  );
  const crates: ProvedCrate[] = [];
  for (const [crate, wanted] of sitesToProve(report.candidates, orphans, prove.mode, buckets)) {
    const sites = wanted.filter(({ path }) => !moved.has(path));
    if (sites.length < wanted.length)
      warn(`${crate}: files changed while they were audited; their sites are not proved`);
    if (sites.length > 0) crates.push(await proveCrate(workshop, crate, sites, texts.all, prove));
  }
  return crates;
}

/** `rustc 1.96.1`: what a name like `stable` stands for changes. */
const nameOf = ({ toolchain }: Workshop): string => toolchain.rustc.replace(/ \(.*$/, '');

function decide({ report }: Audited, crates: readonly ProvedCrate[], workshop: Workshop) {
  const outcomes = new Map(crates.flatMap((each) => each.outcomes).map((each) => [each.id, each]));
  return report.candidates.map((finding) => {
    const outcome = outcomes.get(finding.id);
    return outcome === undefined ? finding : withOutcome(finding, outcome, nameOf(workshop));
  });
}

const unseenBy = ({ orphans }: Audited, crates: readonly ProvedCrate[]): ReadonlySet<string> =>
  new Set([
    ...orphans,
    ...crates.flatMap(({ proof }) => proof.unseen_files.map(({ path }) => path)),
  ]);

/** What has no answer: a crate that does not build, a search that ended early, tests that say nothing. */
function notProved(
  crates: readonly ProvedCrate[],
  tests: readonly ProvedTests[],
): ProofSummary['not_proved'] {
  return [
    ...crates.flatMap(({ proof: { crate, why } }) =>
      why === null ? [] : [{ what: crate, why: why.replace(`${crate}: `, '') }],
    ),
    ...tests.flatMap(({ crate, filter, result, why }) =>
      result === 'unclear'
        ? [{ what: `tests of ${crate} ${filter}`.trim(), why: why ?? 'no answer' }]
        : [],
    ),
  ];
}
