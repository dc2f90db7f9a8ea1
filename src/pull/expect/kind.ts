import type { Expectation } from '../../model/e2e-plan.ts';
import type { ChangedLine } from '../text.ts';
import type { PullTree } from '../tree.ts';

/** What a changed line makes visible. */
export interface Draft {
  /** Of the thing itself; becomes a part of the id. */
  readonly name: string;
  readonly expect: Expectation;
  readonly why: string;
  /** `check` only where every run decides it: a check that fails by bad luck is worse than none. */
  readonly level: 'check' | 'hint';
}

export interface KindContext {
  readonly tree: PullTree;
  /** Whether the other side of the whole diff has this text too: it was moved, not added or removed. */
  readonly onOtherSide: (line: ChangedLine, text: string) => boolean;
  /** Whether the file of a removed line is there still and no manifest changes: then nothing went to another package. */
  readonly isKept: (line: ChangedLine) => boolean;
}

/** A kind of visible thing; one file each, and one line in the list of `index.ts`. */
export interface ExpectationKind {
  readonly id: string;
  /** One sentence. */
  readonly about: string;
  readonly derive: (
    line: ChangedLine,
    context: KindContext,
  ) => readonly Draft[] | Promise<readonly Draft[]>;
}

/** The name that stands for the log of whatever process serves; `plan.ts` puts the stack's own in its place. */
export const anyLog = 'launch';

export const isRust = (path: string): boolean => path.endsWith('.rs');
export const isPython = (path: string): boolean => path.endsWith('.py');

/** Whether a line is a comment, and says rather than does. */
export const isComment = ({ path, text }: ChangedLine): boolean =>
  isPython(path) ? /^\s*#/.test(text) : /^\s*(?:\/\/|\*|\/\*)/.test(text);

/** The line with those that follow it, for a call that is spread over several. */
export const statement = ({ text, following }: ChangedLine, lines = 4): string =>
  [text, ...following.slice(0, lines)].join('\n');
