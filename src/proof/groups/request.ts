import type { Edit, FindingGroup } from '../../model/finding.ts';
import type { CheckResult, ProofSite, ProvedGroup, WorkspacePackage } from '../../model/proof.ts';

export interface GroupsRequest {
  readonly groups: readonly FindingGroup[];
  /** The findings that are members, others may be among them. */
  readonly sites: readonly ProofSite[];
  readonly packages: readonly WorkspacePackage[];
  /** A file as it was audited, by its path below the root; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
  /** Local edits that are accepted already, by path; offsets of the audited text. They stay. */
  readonly applied: ReadonlyMap<string, readonly Edit[]>;
  /**
   * Checks a package with all its targets and the features that its own checks turn on. `changes` are whole texts by
   * path; what is not in it is as audited.
   */
  readonly check: (
    packageName: string,
    changes: ReadonlyMap<string, string>,
  ) => Promise<CheckResult>;
  /** Whether one Rust file of a package holds all these words: where none does nobody can use what is called so. */
  readonly mentions: (pack: WorkspacePackage, words: readonly string[]) => boolean;
  /** Files that no build compiled: what they call is not seen. */
  readonly unseen: ReadonlySet<string>;
  /** The most checks for all groups together. */
  readonly budget: number;
  readonly onProgress?: (progress: { readonly round: number; readonly left: number }) => void;
}

export interface GroupsProof {
  /**
   * In the order of the request. `changes` of a proved one are the texts of its files with the local edits and all proved
   * groups: that is what compiled.
   */
  readonly groups: readonly ProvedGroup[];
  /** Edits of each proved group by path; offsets of the audited text, apart from all others. */
  readonly edits: ReadonlyMap<string, ReadonlyMap<string, readonly Edit[]>>;
  /** Members of each proved group that it frees; the others go by local edits. */
  readonly freed: ReadonlyMap<string, readonly string[]>;
  readonly checks: number;
}
