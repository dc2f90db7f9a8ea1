import type { PullCoverage } from '../../model/pull.ts';
import { countOf } from '../count.ts';
import { type Item, itemsUnder, type Section } from '../sheet/sheet.ts';

/** One reason is told once, with the number of lines it covers and its files. */
function byReason({ not_covered }: PullCoverage, verbose: boolean): Item[] {
  const reasons = new Map<string, { path: string; lines: number }[]>();
  for (const { path, lines, why } of not_covered)
    reasons.set(why, [...(reasons.get(why) ?? []), { path, lines }]);
  return [...reasons].map(([why, files]) => {
    const lines = files.reduce((sum, each) => sum + each.lines, 0);
    const shown = verbose ? files : files.slice(0, 3);
    const more = files.length - shown.length;
    return {
      head: `${why}: ${countOf(lines, 'line')} of ${countOf(files.length, 'file')}`,
      details: [
        ...shown.map((each) => ({ label: '', text: each.path, literal: true })),
        ...(more > 0 ? [{ label: '', text: `${countOf(more)} more (--verbose)` }] : []),
      ],
    };
  });
}

/** What was looked at and what was not: a report that hides the second promises more than it holds. */
export function coverageSections(coverage: PullCoverage, verbose: boolean): readonly Section[] {
  const { files, lines, looked_at, not_asked } = coverage;
  const all = `${countOf(looked_at.lines)} of ${countOf(lines, 'changed line')}`;
  return [
    itemsUnder('Coverage', [
      {
        head: '',
        details: [
          {
            label: 'looked at',
            text: `${all}, ${countOf(looked_at.files)} of ${countOf(files, 'file')}`,
          },
        ],
      },
    ]),
    itemsUnder('Not looked at', byReason(coverage, verbose), 'yellow'),
    itemsUnder(
      'Not asked',
      not_asked.map(({ what, why }) => ({ head: '', details: [{ label: what, text: why }] })),
      'yellow',
    ),
  ];
}
