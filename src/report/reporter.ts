export interface ReportOptions {
  /** At most this many findings; 0 = all. */
  readonly limit: number;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly verbose: boolean;
  /** Version of the tool that made the report. */
  readonly version?: string;
  /** Where the local edits went, when they were asked for. */
  readonly patch?: string | null;
  readonly applied?: boolean;
  /** Program and style of a page. */
  readonly page?: PageAssets;
}

/** What makes a page out of its data: texts of the build. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** A pure function of the report; the string ends with a line feed unless it is empty. */
export type Reporter<Report> = (report: Report, options: ReportOptions) => string;

/** The first `limit` of a list; all of it when the limit is 0. */
export function takeFirst<T>(items: readonly T[], limit: number): readonly T[] {
  return limit === 0 ? items : items.slice(0, limit);
}
