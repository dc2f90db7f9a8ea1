import type { Stage } from '../../model/e2e-run.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { readVerdict } from '../folder/index.ts';

/** Writes the verdict for people, `report.md`; `render` is one of the reporters. */
export const reportWith = (render: (verdict: Verdict) => string): Stage => ({
  id: 'report',
  doc: 'writes report.md from the verdict',
  lasting: false,
  options: { timeout_s: null },
  run: async ({ folder }) => {
    const verdict = readVerdict(folder.path);
    if (verdict !== null) folder.write('report.md', render(verdict));
    return {};
  },
});
