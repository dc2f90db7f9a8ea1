import type { ClonesSummary } from '../model/finding.ts';
import { countOf } from './buckets.ts';
import { printable } from './printable.ts';
import { takeFirst } from './reporter.ts';
import type { Page } from './text-finding.ts';
import { wrap } from './wrap.ts';

const few = 5;

function list(title: string, items: readonly string[], page: Page): string[] {
  if (items.length === 0) return [];
  const shown = takeFirst(items, page.verbose ? 0 : few);
  const more = items.length - shown.length;
  return [
    ...wrap(`${title} (${countOf(items.length)}):`, page.width, '  ', 4),
    ...shown.flatMap((item) => wrap(printable(item), page.width, '    ', 6)),
    ...(more > 0 ? wrap(`${countOf(more)} more: --verbose lists all`, page.width, '    ', 6) : []),
  ];
}

function sayBaseline({ baseline }: ClonesSummary, page: Page): string[] {
  if (baseline === undefined) return [];
  const { known, fresh, gone, returned } = baseline;
  const counts = `Against the baseline: ${countOf(known)} known, ${countOf(fresh)} new, ${countOf(gone)} gone`;
  return [
    ...wrap(counts, page.width, '  ', 4),
    ...list('Removed once and back again', returned, page),
  ];
}

/** What the user should know besides the findings; nothing when there is nothing. */
export function listHints(summary: ClonesSummary, page: Page): string[] {
  const hints = [
    ...sayBaseline(summary, page),
    ...list('Files that no crate reaches', summary.orphan_files, page),
    ...list('Hot path rules that match no file', summary.unused_hot_paths, page),
    ...list(
      'Suppressions that match no clone',
      summary.unused_suppressions.map(({ path, line }) => `${path}:${line}`),
      page,
    ),
    ...list(
      'Files not audited',
      summary.files_skipped.map(({ path, why }) => `${path}: ${why}`),
      page,
    ),
  ];
  return hints.length === 0 ? [] : ['', page.paint('bold', 'Hints'), ...hints];
}
