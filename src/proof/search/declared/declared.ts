/** What the texts of a workspace declare, by the last part of its name: the types that rustc names are looked up here. */
export interface Declared {
  /** Text of what each type holds; one for each declaration of the name. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  /** Types with a `Drop` of their own. */
  readonly drops: ReadonlySet<string>;
  /** Types whose clone is not a copy of each field. */
  readonly oddClones: ReadonlySet<string>;
  /** Traits of the workspace that are implemented for a reference, by the type behind it. */
  readonly onReference: ReadonlyMap<string, string>;
  /** Types that a file declares more than once: their conditions by name, by the folder of the package. */
  readonly variants: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Files that a file of another package takes in by `#[path]` or `include!`, with that file. */
  readonly lent: ReadonlyMap<string, string>;
}
