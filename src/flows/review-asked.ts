import { setTimeout as sleep } from 'node:timers/promises';
import { Unclear } from '../github/index.ts';
import { UserError } from '../model/errors.ts';
import type { GitHub } from '../model/github.ts';
import { openPullStore, type PullStore } from '../review/index.ts';

/** Which review is meant, and what may be asked about it. */
export interface ReviewAsked {
  /** `owner/name`. */
  readonly repo: string;
  readonly number: number;
  /** Null: nothing is asked of GitHub. */
  readonly github: GitHub | null;
  /** Folder of the journal, whose private names must not be posted; null: there is none. */
  readonly journal: string | null;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds between an unclear answer and the look at what became of it; default 2000. */
  readonly settle_ms?: number;
}

/** Asked of a step that writes to GitHub. */
export interface SendAsked extends ReviewAsked {
  readonly github: GitHub;
}

/** A review on GitHub. `sent`: false where it was there already and nothing was sent. */
export interface SentReview {
  readonly id: number;
  readonly url: string;
  readonly sent: boolean;
}

export const storeOf = ({
  repo,
  number,
  env,
}: Pick<ReviewAsked, 'repo' | 'number' | 'env'>): PullStore => openPullStore(repo, number, env);

export const settle = ({ settle_ms = 2000 }: ReviewAsked): Promise<void> => sleep(settle_ms);

/** UserError where GitHub would take nothing from us. */
export function requireToken({ github }: SendAsked): void {
  if (github.token_from === null)
    throw new UserError(
      'expected a token that may write to pull requests: --token-file, GITHUB_TOKEN, GH_TOKEN, or a login of gh',
    );
}

/** Whether nobody can tell if a call was carried out. */
export const isUnclear = (error: unknown): boolean => error instanceof Unclear;
