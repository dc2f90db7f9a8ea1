import type { ReviewEvidence, ReviewFinding, ReviewPlace } from '../../model/review.ts';
import { type Detail, type Item, itemsUnder, type Section } from '../sheet/sheet.ts';

/** `a.py:10`, `a.py:10-12`; lines that the change takes away say so. */
function sayPlace({ path, line, start_line, side }: ReviewPlace): string {
  const lines = start_line === null ? String(line) : `${start_line}-${line}`;
  return `${path}:${lines}${side === 'LEFT' ? ' (before the change)' : ''}`;
}

/** Its lines stay lines, each with where it stands: none can look like something else of ours. */
const showEvidence = ({ file, text }: ReviewEvidence): Detail[] =>
  text.split('\n').map((line) => ({ label: file ?? 'index', text: line, literal: true }));

function describe(finding: ReviewFinding, verbose: boolean): Item {
  const { rule, severity, title, place, failure_case, evidence, fix, fingerprint } = finding;
  return {
    head: `${severity}: ${title}`,
    details: [
      {
        label: 'at',
        text: place === null ? 'no place of the diff' : sayPlace(place),
        literal: true,
      },
      { label: 'when', text: failure_case.trigger },
      { label: 'then', text: failure_case.outcome },
      { label: 'expected', text: failure_case.expected },
      ...evidence.flatMap(showEvidence),
      ...(fix === null ? [] : [{ label: 'fix', text: fix }]),
      ...(verbose ? [{ label: 'rule', text: `${rule}, ${fingerprint}`, literal: true }] : []),
    ],
  };
}

/** What was shown to fail: first what is sure to. */
export const findingsSection = (findings: readonly ReviewFinding[], verbose: boolean): Section =>
  itemsUnder(
    'Findings',
    (['error', 'warning'] as const).flatMap((severity) =>
      findings
        .filter((each) => each.severity === severity)
        .map((finding) => describe(finding, verbose)),
    ),
    findings.some(({ severity }) => severity === 'error') ? 'red' : 'yellow',
  );
