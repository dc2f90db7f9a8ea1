import { editDistance } from '../../model/edit-distance.ts';
import { UserError } from '../../model/errors.ts';
import type { ShownItem, ShownPart } from '../../model/journal-read.ts';
import type { Field, JournalDocument } from '../document/index.ts';
import { datedTitle, documentOf, fieldText, type ReadFiles, titleOf } from './files.ts';
import { lastUpdatedOf } from './projects.ts';
import { normalizeRemote } from './remote.ts';

/** An address leads to a tab, a comment or a review of the pull request too. */
const behindNumber = /(\/pull\/\d+)[/?#].*$/;

/**
 * A project by its name, or the reviews of a pull request: `412`, `#412`, `umbrella#412`, `owner/name#412` or its
 * address. UserError for what is not there, with the nearest name.
 */
export function showAsked(files: ReadFiles, asked: string): readonly ShownItem[] {
  const wanted = asked.trim().replace(behindNumber, '$1');
  if (files.paths.includes(`${wanted}/INDEX.md`)) return [showProject(files, wanted)];
  const request = /^(?:(.*?)(?:#|\/pull\/))?(\d+)\/?$/.exec(wanted);
  if (request === null)
    throw new UserError(`expected a project or a pull request, ${nearest(files, wanted)}`);
  const [, where = '', number = ''] = request;
  const reviews = files.paths.flatMap((path) => {
    const [, umbrella, folder] = /^([^/]+)\/([^/]+)\/review\.md$/.exec(path) ?? [];
    if (umbrella === undefined || !folder?.startsWith(`${number}-`)) return [];
    const document = documentOf(files, path);
    if (document === null) return [];
    const isMeant = where === '' || where === umbrella;
    return isMeant || isAbout(files, document, umbrella, where)
      ? [showReview(document, umbrella)]
      : [];
  });
  if (reviews.length > 0) return reviews;
  throw new UserError(`expected a pull request that has a review, got '${wanted}'`);
}

/** Of a review that names no repository its umbrella does, in its fields or at least by its name. */
function isAbout(
  files: ReadFiles,
  review: JournalDocument,
  umbrella: string,
  where: string,
): boolean {
  const wanted = normalizeRemote(where)?.toLowerCase();
  if (wanted === undefined) return false;
  const index = documentOf(files, `${umbrella}/INDEX.md`);
  const repo = fieldText(review, 'repo') ?? (index && fieldText(index, 'repo'));
  if (repo === null) return umbrella === `${wanted.split('/').at(-1)}-pr-reviews`;
  return normalizeRemote(repo)?.toLowerCase() === wanted;
}

function nearest({ paths }: ReadFiles, asked: string): string {
  const names = paths.flatMap((path) => /^([^/]+)\/INDEX\.md$/.exec(path)?.[1] ?? []);
  const far = (name: string) =>
    name.includes(asked) || asked.includes(name) ? 0 : editDistance(asked.slice(0, 40), name);
  const [near] = [...names].sort((one, other) => far(one) - far(other));
  const hint = near !== undefined && far(near) <= 3 ? ` (did you mean ${near}?)` : '';
  return `got '${asked}'${hint}`;
}

function showProject(files: ReadFiles, project: string): ShownItem {
  const index = documentOf(files, `${project}/INDEX.md`)!;
  const below = files.paths.filter(
    (path) => path.startsWith(`${project}/`) && path.endsWith('.md'),
  );
  const isReview = (path: string) => /^[^/]+\/\d+-[^/]+\/review\.md$/.test(path);
  const isResult = (path: string) =>
    /\/benchmarks\/results\/[^/]+\/(?:README|summary)\.md$/.test(path);
  const documents = (paths: readonly string[]) =>
    paths.flatMap((path) => documentOf(files, path) ?? []);
  const rest = below.filter((path) => !isReview(path) && !isResult(path));
  return {
    ...describe(index, 'project', project),
    entries: documents(rest).flatMap(datedParts).sort(newestFirst),
    reviews: documents(below.filter(isReview)).map(wholePart).sort(byNumber),
    benchmarks: documents(below.filter(isResult)).map(wholePart).sort(newestFirst),
  };
}

const showReview = (review: JournalDocument, umbrella: string): ShownItem => ({
  ...describe(review, 'review', umbrella),
  entries: datedParts(review).sort(newestFirst),
  reviews: [],
  benchmarks: [],
});

const describe = (document: JournalDocument, kind: ShownItem['kind'], project: string) => ({
  kind,
  project,
  path: document.path,
  title: titleOf(document) ?? project,
  fields: Object.fromEntries(
    (document.frontmatter?.fields ?? []).map((field) => [field.key, shownValue(document, field)]),
  ),
  text: document.text
    .slice(document.body)
    .replace(/^\uFEFF/, '')
    .trim(),
});

/** Numbers as they are written: a commit 12e4567 is infinite, a version 1.10 becomes 1.1. */
function shownValue({ text }: JournalDocument, { value, valueSpan }: Field): unknown {
  const written = text.slice(valueSpan.start, valueSpan.end);
  return typeof value === 'number' && String(value) !== written ? written : value;
}

function datedParts(document: JournalDocument): ShownPart[] {
  return document.headings.flatMap(({ depth, text, span }) => {
    const dated = depth === 2 ? datedTitle(text) : null;
    const { line } = document.position(span.start);
    return dated === null ? [] : [{ path: document.path, line, ...dated }];
  });
}

/** A file as one part: a review, results. */
function wholePart(document: JournalDocument): ShownPart {
  const folder = document.path.split('/').at(-2) ?? '';
  const date = /^(\d{4}-\d{2}-\d{2})_/.exec(folder)?.[1] ?? lastUpdatedOf(document);
  const number = /(?:^|\/)(\d+)-[^/]*\/review\.md$/.exec(document.path)?.[1];
  const name = titleOf(document) ?? folder;
  const verdict = fieldText(document, 'verdict');
  const title = number === undefined ? name : `#${number} ${name}${verdict ? ` (${verdict})` : ''}`;
  return { path: document.path, line: 1, title, date };
}

const newestFirst = (one: ShownPart, other: ShownPart): number =>
  (other.date ?? '').localeCompare(one.date ?? '') || other.line - one.line;

const numberOf = ({ title }: ShownPart): number => Number(/^#(\d+)/.exec(title)?.[1] ?? 0);
const byNumber = (one: ShownPart, other: ShownPart): number => numberOf(other) - numberOf(one);
