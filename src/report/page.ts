import { type Paint, paintWith } from './paint.ts';
import type { ReportOptions } from './reporter.ts';

/** What text for a terminal is laid out on. */
export interface Page {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: Paint;
}

const narrowest = 24;

/** The page that the options ask for. */
export const pageOf = ({ width, verbose, color }: ReportOptions): Page => ({
  width: Math.max(narrowest, width),
  verbose,
  paint: paintWith(color),
});
