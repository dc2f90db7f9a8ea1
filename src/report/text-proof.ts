import type { ClonesReport } from '../model/finding.ts';
import { printable } from '../model/printable.ts';
import type { Page } from './page.ts';
import { proofLists, sayEffort, sayResult, sayToolchain, sayTree } from './proof-words.ts';
import { listItems } from './text-list.ts';
import { wrap } from './wrap.ts';

/** How it was proved, what came of it and what did not; nothing without a proof. */
export function describeProof(report: ClonesReport, page: Page): string[] {
  const { proof } = report;
  if (proof === undefined) return [];
  const said: readonly [label: string, text: string][] = [
    ['Toolchain', sayToolchain(proof)],
    ['Tried', sayTree(proof)],
    ['Took', sayEffort(proof)],
  ];
  return [
    '',
    ...wrap(sayResult(proof), page.width, 'Proof: ', 2).map((line) => page.paint('bold', line)),
    ...said.flatMap(([label, text]) => wrap(printable(text), page.width, `  ${label}: `, 4)),
    ...proofLists(report, proof, page.verbose).flatMap(([title, items]) =>
      listItems(title, items, page),
    ),
  ];
}
