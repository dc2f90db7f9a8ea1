/** Where a program spends its time, as a profile says. */

/** What a profile says of one finding. */
export interface FindingProfile {
  /** Of all samples, those with the finding's function on their stack: 0 to 1. */
  readonly share: number;
  /** Of all samples, those below the function in cloning, allocating, copying memory or dropping. */
  readonly copying: number;
  /** Names of the profile that were taken for the function. */
  readonly frames: readonly string[];
}

export interface ProfileSummary {
  readonly file: string;
  readonly samples: number;
  readonly stacks: number;
  /** Lines that are no folded stack. */
  readonly unread: number;
  /** Functions with findings that the profile names, of how many. */
  readonly functions: { readonly matched: number; readonly total: number };
  /** Different frames that name code of the audited crates, and how many of them matched nothing in it. */
  readonly frames: { readonly own: number; readonly unmatched: number };
  /** The heaviest of those that matched nothing. */
  readonly unmatched: readonly { readonly frame: string; readonly share: number }[];
  /** Names that fit several functions: counted for none. */
  readonly ambiguous: number;
}

/** A function that holds sites, as the symbols of a program name it. */
export interface CodeFunction {
  /** Where its signature starts in its file: the first half of a finding's `function_span`. */
  readonly start: number;
  readonly name: string;
  /** Crate as code names it. */
  readonly crate: string;
  /** Where it is written, below the crate; '' for its root. */
  readonly module: string;
  /** Of a method: full path of the type, or of the trait for a provided method; the type as written where it is not known. */
  readonly self: string | null;
  /** `self` is a path from the crate that defines the type. */
  readonly resolved: boolean;
  /** Last name of the trait that the impl implements. */
  readonly trait: string | null;
  /** A method that a trait provides: any type may have it. */
  readonly provided: boolean;
}
