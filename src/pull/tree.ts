/** What is asked of the pull request's head. Given by the caller: nothing here reads files. */
export interface PullTree {
  /** All paths of the head, as git names them. */
  readonly files: readonly string[];
  /** Text of a file of the head; null where there is none, or where it is no text. */
  readonly read: (path: string) => Promise<string | null>;
  /** Whether a file of the head holds this text, byte for byte; asked of few texts, each of a line at most. */
  readonly holds: (text: string) => Promise<boolean>;
}
