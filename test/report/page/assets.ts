import { readPageAssets } from '../../../src/cli/page-assets.ts';
import type { ClonesReport } from '../../../src/model/finding.ts';
import { type ReportOptions, reporters } from '../../../src/report/index.ts';

const options: ReportOptions = { limit: 0, color: false, width: 80, verbose: false };

/** The page of a report, with the program and style of the build. */
export async function renderPage(report: ClonesReport): Promise<string> {
  return (await reporters.html())(report, { ...options, page: readPageAssets() });
}
