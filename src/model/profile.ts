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
