import { code, prose } from '../escape.ts';
import type { ReviewedReport } from './input.ts';

/** The reviewer's own notes: that they were not read says nothing of the change. */
const ofJournal = 'learnings';

/** A binary file has no lines. */
const sizeOf = (lines: number, files: number): string =>
  lines > 0
    ? `${lines} changed ${lines === 1 ? 'line' : 'lines'}`
    : `${files} ${files === 1 ? 'file' : 'files'} without lines`;

/**
 * What was not looked at, and what was not asked: one item for each reason. Why something could not be asked is the
 * reviewer's affair: it may name their machine.
 */
export function notCovered({ coverage, hardware, tested }: ReviewedReport): readonly string[] {
  const reasons = new Map<string, { lines: number; paths: string[] }>();
  for (const { path, lines, why } of coverage.not_covered) {
    const group = reasons.get(why) ?? { lines: 0, paths: [] };
    group.lines += lines;
    group.paths.push(path);
    reasons.set(why, group);
  }
  return [
    ...(hardware.fits || hardware.why === null ? [] : [`- Hardware: ${prose(hardware.why)}`]),
    ...(tested?.exercised === false ? [`- The change at run time: ${prose(tested.why)}`] : []),
    ...[...reasons].map(([why, { lines, paths }]) => {
      const shown = paths.slice(0, 5).map((path) => code(path, 200));
      const more = paths.length - shown.length;
      const files = [...shown, ...(more > 0 ? [`${more} more files`] : [])].join(', ');
      return `- ${sizeOf(lines, paths.length)}: ${prose(why, 300)} (${files})`;
    }),
    ...coverage.not_asked
      .filter(({ what }) => what !== ofJournal)
      .map(({ what }) => `- ${prose(what, 200)}: not asked`),
  ];
}
