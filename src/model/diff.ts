/** A line of a hunk: ` ` stands in both versions, `+` only in the new one, `-` only in the old one. Numbers are 1-based. */
export interface HunkLine {
  readonly kind: ' ' | '+' | '-';
  readonly old: number | null;
  readonly new: number | null;
  /** Without its line feed; as the file has it, so hostile. */
  readonly text: string;
}

/** Neighbouring changes with three lines around them, as GitHub shows them. */
export interface Hunk {
  readonly old_start: number;
  readonly old_lines: number;
  readonly new_start: number;
  readonly new_lines: number;
  readonly lines: readonly HunkLine[];
}

/** One file of a pull request, from local git. */
export interface DiffFile {
  /** The name after the change, or before it where the file was removed. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'type-changed';
  readonly kind: 'text' | 'binary' | 'submodule' | 'link';
  /** Changed lines; both 0 where the file has none that git counts. */
  readonly added: number;
  readonly removed: number;
  /** Empty where `no_hunks` says why. */
  readonly hunks: readonly Hunk[];
  readonly no_hunks: string | null;
}
