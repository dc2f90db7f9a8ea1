import type { Change, MissedCaller } from '../../model/callers.ts';
import { countOf } from '../count.ts';
import { kindWords } from './kinds.ts';

/** How a format writes names and plain words that come from the repository. */
export interface Ink {
  readonly code: (text: string) => string;
  readonly plain: (text: string) => string;
}

/** Kinds that are known by their whole path. */
const whole: ReadonlySet<string> = new Set(['module', 'crate']);
const separators = ['::', '.', ' ', ':', '#'];

/** The name as people know it and what it belongs to, '' where its path does not say. */
function splitName({ kind, name, qualified_name: path }: Change): { name: string; owner: string } {
  if (whole.has(kind) || !path.endsWith(name)) return { name: path, owner: '' };
  const before = path.slice(0, path.length - name.length);
  const separator = separators.find((each) => before.endsWith(each));
  if (before !== '' && separator === undefined) return { name: path, owner: '' };
  return { name, owner: before.slice(0, before.length - (separator?.length ?? 0)) };
}

/** `--x` removed from dynamo.frontend: what became of the definition. */
export function titleOf(change: Change, { code, plain }: Ink): string {
  const { name, owner } = splitName(change);
  const of = owner === '' ? '' : ` of ${plain(owner)}`;
  const to = change.renamed_to === null ? '' : ` to ${code(change.renamed_to)}`;
  switch (change.change) {
    case 'removed':
      return `${code(name)} removed${owner === '' ? '' : ` from ${plain(owner)}`}`;
    case 'renamed':
    case 'moved':
      return `${code(name)}${of} ${change.change}${to}`;
    case 'signature':
      return `${code(name)}${of} changed`;
  }
}

const gone = { one: 'place still uses it', many: 'places still use it' };
const doubtful = { one: 'place may mean it', many: 'places may mean it' };
const misfit = { one: 'place does not fit it', many: 'places do not fit it' };

/** What places of a kind do with what became of the definition. */
function wordsFor(change: Change, findings: readonly MissedCaller[]): typeof gone {
  if (findings.every(({ confidence }) => confidence === 'ambiguous')) return doubtful;
  if (change.change === 'signature') return misfit;
  const [first, ...others] = new Set(findings.map(({ kind }) => kind));
  return first !== undefined && others.length === 0 ? kindWords[first] : gone;
}

/** `3 places still pass it`: what the places of one change have in common. */
export function sayPlaces(change: Change, findings: readonly MissedCaller[]): string {
  const { one, many } = wordsFor(change, findings);
  return findings.length === 1 ? `1 ${one}` : `${countOf(findings.length)} ${many}`;
}

/** Where the base has it and since when the head has not: `a.py:12, since 1a2b3c4 2026-03-01`. */
export function sayOrigin({ path, line, since }: Change, { code, plain }: Ink): string {
  const place = code(`${path}:${line}`);
  if (since === null) return place;
  return `${place}, since ${code(shortRevision(since.commit, 7))} ${plain(since.date)}`;
}

const hex = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** A commit id short enough to read; any other name of a revision as it is. */
export const shortRevision = (revision: string, digits = 12): string =>
  hex.test(revision) ? revision.slice(0, digits) : revision;

const longest = 240;

/** The start of a source line that is too long to read, such as a dashboard in one line. */
export function clip(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')} ...`;
}
