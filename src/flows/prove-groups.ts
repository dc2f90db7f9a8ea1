import type { Bucket, ClonesReport, Edit, FindingGroup } from '../model/finding.ts';
import type { ProveOptions } from '../model/options.ts';
import type { FeatureSet, WorkspacePackage } from '../model/proof.ts';
import { push } from '../model/push.ts';
import type { Workshop } from '../proof/cargo/index.ts';
import { type GroupsProof, proveGroups } from '../proof/groups/index.ts';

/** Changes of signatures get no more checks than this, all of them together. */
const mostChecks = 120;

interface GroupsAsked {
  readonly workshop: Workshop;
  readonly report: ClonesReport;
  /** Only groups with a member in one of these; null: all. */
  readonly buckets: readonly Bucket[] | null;
  /** Every Rust text below the root. */
  readonly texts: ReadonlyMap<string, string>;
  /** Local edits that are accepted already. */
  readonly applied: ReadonlyMap<string, readonly Edit[]>;
  /** Files that no build compiled. */
  readonly unseen: ReadonlySet<string>;
  readonly prove: ProveOptions;
}

/** Changed signatures with all their users, in every crate of the workspace that may use them. */
export async function proveSignatures(asked: GroupsAsked): Promise<GroupsProof> {
  const { workshop, report, buckets, texts, applied, unseen, prove } = asked;
  const words = wordsOf(texts, workshop.packages);
  const bucketOf = new Map(report.candidates.map(({ id, bucket }) => [id, bucket]));
  const isAsked = ({ members }: FindingGroup): boolean =>
    members.some((id) => buckets?.includes(bucketOf.get(id) ?? 'undecided'));
  const features = new Map<string, FeatureSet>();
  return proveGroups({
    groups: buckets === null ? report.groups : report.groups.filter(isAsked),
    sites: report.candidates,
    packages: workshop.packages,
    textOf: (path) => texts.get(path),
    applied,
    unseen,
    mentions: (pack, wanted) => {
      const patterns = wanted.map(asWord);
      return words(pack).some((text) => patterns.every((pattern) => pattern.test(text)));
    },
    check: async (name, changes) => {
      const known = features.get(name) ?? (await workshop.featuresFor(name));
      if ('why' in known)
        return {
          outcome: 'failed',
          diagnostics: [],
          why: `${name}: ${known.why}`,
          command: '',
          cargo_ms: 0,
          remembered: false,
        };
      features.set(name, known);
      return workshop.check({ packages: [name], scope: 'all-targets', features: known, changes });
    },
    budget: mostChecks,
    onProgress: ({ round, left }) =>
      prove.onProgress({ crate: 'all crates', phase: 'signatures', round, left }),
  });
}

/** The texts of a package's files; of packages in one another, the inner one's. */
function wordsOf(
  texts: ReadonlyMap<string, string>,
  packages: readonly WorkspacePackage[],
): (pack: WorkspacePackage) => readonly string[] {
  const innermost = [...packages].sort((a, b) => b.folder.length - a.folder.length);
  const isIn = (path: string, folder: string) => folder === '' || path.startsWith(`${folder}/`);
  const byName = new Map<string, string[]>();
  for (const [path, text] of texts) {
    const name = innermost.find(({ folder }) => isIn(path, folder))?.name;
    if (name !== undefined) push(byName, name, text);
  }
  return ({ name }) => byName.get(name) ?? [];
}

/** Finds a text of code, not as a part of a longer name. */
function asWord(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`${/^\w/.test(text) ? '\\b' : ''}${escaped}${/\w$/.test(text) ? '\\b' : ''}`);
}
