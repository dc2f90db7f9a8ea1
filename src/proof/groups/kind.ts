import type { Edit, FindingGroup, GroupChange, Span } from '../../model/finding.ts';
import type { ProofSite } from '../../model/proof.ts';

/** An edit and the file that it is made in; offsets are those of the audited text. */
export interface FileEdit {
  readonly path: string;
  readonly edit: Edit;
}

/** What a kind may look at. */
export interface GroupScene {
  readonly group: FindingGroup;
  readonly change: GroupChange;
  /** The clones that no local edit frees already. */
  readonly sites: readonly ProofSite[];
  /** A file as it was audited; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
}

/** A change before any check. */
export interface Draft {
  readonly edits: readonly FileEdit[];
  /** What the change is about, in the group's own file: an error that points here is this group's. */
  readonly target: Span;
  /** The changed function; null for a type. */
  readonly function: Span | null;
  readonly body: Span | null;
  /** The place of the changed parameter, the receiver not counted; null where none is changed. */
  readonly argument: number | null;
  /** A name that all users write; null where users need not write one. */
  readonly word: string;
  /** Names that a user writes in the same file, `word` among them. */
  readonly words: readonly string[];
  /** Other packages may use it. */
  readonly isPublic: boolean;
}

/** A place that rustc refuses after the change, in the audited text. */
export interface Refused {
  readonly path: string;
  readonly span: Span;
  readonly text: string;
  /** Other places in its file that rustc marks beside it: the argument where it refuses the call. */
  readonly others: readonly Span[];
  /** Single replacements that rustc proposes for it, without what they leave as it is. */
  readonly suggestions: readonly FileEdit[];
  /** `argument`: it is handed to what was changed; `body`: inside the changed function; `elsewhere`: in another place. */
  readonly where: 'argument' | 'body' | 'elsewhere';
}

/** One kind of change: what it edits first, and how it answers what rustc says. */
export interface GroupKind {
  readonly id: string;
  /** One sentence for the documentation. */
  readonly about: string;
  /** What is public needs a caller in another package of the workspace: without one no check says what users meet. */
  readonly needsUsers?: boolean;
  /** Undefined: a change of another kind. A string: why it cannot be carried out. */
  readonly draft: (scene: GroupScene) => Draft | string | undefined;
  /** Edits that make a refused place fit. A string: why the change is given up; undefined: nothing is known. */
  readonly mend: (scene: GroupScene, refused: Refused) => readonly FileEdit[] | string | undefined;
}
