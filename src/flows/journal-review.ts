import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ComposedReview,
  type ReviewGiven,
  reviewFromMarkdown,
  reviewFromRun,
} from '../journal/entries/index.ts';
import { UserError } from '../model/errors.ts';
import type { WriteReport } from '../model/journal.ts';
import { type WriteOptions, writeEntry } from './journal-write.ts';

/** A review as it is handed in: a text, or the folder of an end-to-end run. */
export interface GivenReview {
  readonly id: string;
  readonly date: string;
  readonly source:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'run'; readonly folder: string };
  readonly given: ReviewGiven;
  /** Null: named after the repository. */
  readonly umbrella: string | null;
}

/** source -> review -> entry -> write: a review is filed under its pull request. */
export function fileReview(asked: GivenReview, options: WriteOptions): Promise<WriteReport> {
  const { id, date } = asked;
  const review = compose(asked);
  const umbrella = asked.umbrella ?? `${nameOf(review.repo)}-pr-reviews`;
  return writeEntry({ kind: 'review', id, date, umbrella, ...review }, options);
}

function compose({ source, given }: GivenReview): ComposedReview {
  if (source.kind === 'text') return reviewFromMarkdown(source.text, given);
  return reviewFromRun(readRun(source.folder), given);
}

const nameOf = (repo: string): string => repo.slice(repo.indexOf('/') + 1).toLowerCase();

/** Documents of a run that a review is made from; the first must be there. */
const documents = ['verdict.json', 'plan.json'];
const sizeLimit = 16 * 1024 * 1024;

function readRun(folder: string): Readonly<Record<string, unknown>> {
  const found = documents.flatMap((name) => {
    const file = join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return [];
    if (stat.size > sizeLimit)
      throw new UserError(`expected ${name} of at most ${sizeLimit} bytes, got ${stat.size}`);
    return [[name, parse(name, readFileSync(file, 'utf8'))] as const];
  });
  const read = Object.fromEntries(found);
  if (!('verdict.json' in read))
    throw new UserError(`--from: expected the folder of a run with verdict.json, got '${folder}'`);
  return read;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`expected JSON in ${name}, it cannot be parsed`);
  }
}
