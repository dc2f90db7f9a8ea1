import type { ClonesSummary } from '../model/finding.ts';
import { countOf } from './count.ts';
import type { Page } from './page.ts';
import { listItems } from './text-list.ts';
import { wrap } from './wrap.ts';

function sayBaseline({ baseline }: ClonesSummary, page: Page): string[] {
  if (baseline === undefined) return [];
  const { known, fresh, gone, returned } = baseline;
  const counts = `Against the baseline: ${countOf(known)} known, ${countOf(fresh)} new, ${countOf(gone)} gone`;
  return [
    ...wrap(counts, page.width, '  ', 4),
    ...listItems('Removed once and back again', returned, page),
  ];
}

/** What the user should know besides the findings; nothing when there is nothing. */
export function listHints(summary: ClonesSummary, page: Page): string[] {
  const hints = [
    ...sayBaseline(summary, page),
    ...listItems('Files that no crate reaches', summary.orphan_files, page),
    ...listItems('Hot path rules that match no file', summary.unused_hot_paths, page),
    ...listItems(
      'Suppressions that match no clone',
      summary.unused_suppressions.map(({ path, line }) => `${path}:${line}`),
      page,
    ),
    ...listItems(
      'Files not audited',
      summary.files_skipped.map(({ path, why }) => `${path}: ${why}`),
      page,
    ),
  ];
  return hints.length === 0 ? [] : ['', page.paint('bold', 'Hints'), ...hints];
}
