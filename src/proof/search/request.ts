import type { Edit } from '../../model/finding.ts';
import type {
  CheckResult,
  CheckScope,
  ProofProgress,
  ProofSite,
  ProveMode,
  SiteOutcome,
} from '../../model/proof.ts';

/** Checks the crate with these texts in place of the audited ones, by path below the root. */
export type Check = (
  changes: ReadonlyMap<string, string>,
  scope: CheckScope,
) => Promise<CheckResult>;

export interface SearchRequest {
  readonly crate: string;
  /** In order of rank: where two edits contradict each other the first is tried first. */
  readonly sites: readonly ProofSite[];
  /** The crate's texts as audited, at least of the files that have sites. */
  readonly texts: ReadonlyMap<string, string>;
  readonly check: Check;
  /** Features that the checks turn on. */
  readonly features: readonly string[];
  readonly mode: ProveMode;
  /** Checks that may be made; what has no answer then is `untried`. */
  readonly budget: number;
  readonly onProgress?: (progress: ProofProgress) => void;
}

export interface SearchResult {
  /** One for each site, in their order. */
  readonly outcomes: readonly SiteOutcome[];
  /** What compiles and nobody objects to, checked together with all targets; by path, to be carried out on `texts`. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** The crate does not build as it is: cargo's first error in a line. */
  readonly failed: string | null;
  /** Why the search ended before every site had an answer; null else. */
  readonly ended: string | null;
  readonly checks: number;
  /** Of these, answers of an earlier proof. */
  readonly remembered: number;
  readonly cargo_ms: number;
}
