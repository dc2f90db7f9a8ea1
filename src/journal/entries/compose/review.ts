import { UserError } from '../../../model/errors.ts';
import { type JournalDocument, parseDocument } from '../../document/index.ts';
import { bodyOf, lowerHeadings } from '../text.ts';
import { type ComposedReview, completeReview, type ReviewGiven } from './review-fields.ts';
import { withSections } from './sections.ts';

/**
 * A review from Markdown: frontmatter and the first heading are read where they are there, sections are kept, those
 * that a review must have are added. What the user gives wins. UserError for what is missing or cannot be read.
 */
export function reviewFromMarkdown(text: string, given: ReviewGiven): ComposedReview {
  const document = parseDocument('the review', text);
  const [problem] = document.frontmatter?.problems ?? [];
  if (problem) throw new UserError(`expected frontmatter that can be read: ${problem.message}`);
  const body = bodyOf(text);
  const { title, rest } = splitTitle(body);
  const sections = withSections(lowerHeadings(rest, 2));
  return completeReview(given, { ...fieldsOf(document), title }, sections);
}

function fieldsOf(document: JournalDocument): Partial<ReviewGiven> {
  const text = (key: string): string | null => {
    const value = document.field(key)?.value;
    return typeof value === 'string' ? value : null;
  };
  const pr = document.field('pr')?.value;
  return {
    repo: text('repo'),
    pr: typeof pr === 'number' ? pr : null,
    branch: text('branch'),
    base_sha: text('base-sha'),
    head_sha: text('head-sha'),
    verdict: text('verdict'),
    posted_url: text('posted-url'),
  };
}

/** A heading of the first level in front of all others is the title. */
function splitTitle(body: string): { readonly title: string | null; readonly rest: string } {
  const [first] = parseDocument('', body).headings;
  if (first?.depth !== 1) return { title: null, rest: body };
  const { start, end } = first.span;
  return { title: first.text, rest: `${body.slice(0, start)}${body.slice(end)}`.trim() };
}
