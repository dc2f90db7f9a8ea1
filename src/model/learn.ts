import type { WriteReport } from './journal.ts';

/** A note of the journal about paths of a repository: `learnings/<slug>.md`. */
export interface Learning {
  /** Paths that it speaks of, as picomatch reads them: `lib/llm/**`. */
  readonly globs: readonly string[];
  /** Markdown, without its title. */
  readonly note: string;
  /** Who or what it comes from: a pull request, a run, a person. */
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Below the journal's root, with slashes. */
  readonly file: string;
  /** `owner/name`; null: any repository. */
  readonly repo: string | null;
  /** A retired one is kept, but applied no more. */
  readonly status: 'active' | 'retired';
}

/** The learnings of a journal, and files among them that say they are one and cannot be read as such. */
export interface Learnings {
  readonly learnings: readonly Learning[];
  readonly unread: readonly { readonly file: string; readonly why: string }[];
}

/** `dyn-audit/learn@1`. */
export interface LearnReport extends Learnings {
  readonly schema: 'dyn-audit/learn@1';
  /** The journal's root. */
  readonly root: string;
  readonly action: 'list' | 'add' | 'forget';
  /** What `--path` asked for; null: all. */
  readonly path: string | null;
  /** What was written; null for `list`. */
  readonly write: WriteReport | null;
}
