import type { ClonesReport, Finding } from '../model/finding.ts';
import { countOf } from './count.ts';
import { code, plain, prose } from './escape-markdown.ts';
import {
  proofLists,
  sayEffort,
  sayProved,
  sayResult,
  sayToolchain,
  sayTree,
} from './proof-words.ts';
import { takeFirst } from './reporter.ts';

/** A finding's line of the compiler; null where it was not asked. */
export const compilerLine = ({ proved }: Finding): string | null =>
  proved === null
    ? null
    : `${prose(sayProved(proved))} (${plain(proved.toolchain)}: ${code(proved.command)})`;

/** The proof as a section; nothing without one. */
export function describeProof(report: ClonesReport, limit: number): string[] {
  const { proof } = report;
  if (proof === undefined) return [];
  return [
    '## Proof by the compiler',
    '',
    `- Result: ${sayResult(proof)}`,
    `- Toolchain: ${prose(sayToolchain(proof))}`,
    `- Tried: ${sayTree(proof)}`,
    `- Took: ${sayEffort(proof)}`,
    ...proofLists(report, proof, true)
      .filter(([, items]) => items.length > 0)
      .flatMap(([title, items]) => {
        const shown = takeFirst(items, limit);
        const more = items.length - shown.length;
        return [
          `- ${title} (${countOf(items.length)}):`,
          ...shown.map((item) => `  - ${prose(item)}`),
          ...(more > 0 ? [`  - ${countOf(more)} more`] : []),
        ];
      }),
    '',
  ];
}

/** Whether the tests ran, for the end of the report; null without a proof that ran some. */
export function sayTested({ proof }: ClonesReport): string | null {
  if (proof === undefined || proof.tests.length === 0) return null;
  const results = proof.tests.map(({ result }) => result);
  const count = (which: string) => results.filter((each) => each === which).length;
  const said = ['pass', 'fail', 'unclear']
    .filter((which) => count(which) > 0)
    .map((which) => `${countOf(count(which))} ${which}`);
  return said.join(', ') || 'none to run';
}
