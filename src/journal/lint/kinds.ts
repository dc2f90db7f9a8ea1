import type { JournalDocument } from '../document/index.ts';
import type { DocumentKind } from './rule.ts';

const markdown = /\.(md|markdown)$/i;
const review = /^[^/]+\/[^/]+\/review\.md$/;
const numbered = /^[^/]+\/(?!\d{4}-\d{2}-\d{2}(?!\d))\d[^/]*\/[^/]+$/;
const benchmark = /(^|\/)benchmarks\/results\/[^/]+\/(README|summary)\.md$/;
const worklogName = /(^|[_-])WORKLOG\.md$/i;
const datedTitle = /^\d{4}-\d{2}-\d{2}(:|$)/;

/** True for files whose text the journal's rules read. */
export const isMarkdown = (path: string): boolean => markdown.test(path);

/** What a file is, by its place first, then by what its frontmatter says, then by its headings. */
export function kindOf(path: string, document: JournalDocument | null): DocumentKind {
  if (document === null || !isMarkdown(path)) return 'artifact';
  if (path === 'INDEX.md') return 'registry';
  const type = document.field('type')?.value;
  const names = path.split('/');
  if (names.at(-1) === 'INDEX.md') {
    if (type === 'registry') return 'list';
    if (names.length === 2) return 'project';
  }
  if (review.test(path) && (numbered.test(path) || type === 'review')) return 'review';
  if (benchmark.test(path)) return 'benchmark';
  if (type === 'learning') return 'learning';
  if (type === 'note' || names.length === 1) return 'note';
  return isWorklog(names.at(-1) ?? '', type, document) ? 'worklog' : 'note';
}

function isWorklog(name: string, type: unknown, { headings }: JournalDocument): boolean {
  if (type === 'worklog' || worklogName.test(name)) return true;
  return headings.some(({ depth, text }) => depth === 2 && datedTitle.test(text));
}
