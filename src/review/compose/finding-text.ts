import type { ReviewEvidence, ReviewFinding } from '../../model/review.ts';
import { code, fenced, prose } from '../escape.ts';
import { findingMarker } from '../marker.ts';

/** Characters of one piece of evidence and of one sentence; the first that make a comment short enough count. */
const limits = [
  { evidence: 4000, sentence: 1000 },
  { evidence: 800, sentence: 500 },
  { evidence: 200, sentence: 100 },
] as const;
type Limits = (typeof limits)[number];
/** Pieces of one finding. */
const evidenceCount = 6;
/** GitHub takes 65,536; what is redacted later may get longer. */
const commentLimit = 60_000;

/** The failure case as a list, the evidence below it, what to do: all that an inline comment says of a finding. */
function describeFinding(finding: ReviewFinding, most: Limits): string {
  const { title, failure_case, fix } = finding;
  return [
    `**${prose(title, 300)}**`,
    [
      `- Failure case: ${prose(failure_case.trigger, most.sentence)}`,
      `- Outcome: ${prose(failure_case.outcome, most.sentence)}`,
      `- Expected: ${prose(failure_case.expected, most.sentence)}`,
      ...(fix === null ? [] : [`- Fix: ${prose(fix, most.sentence)}`]),
    ].join('\n'),
    ...evidenceOf(finding, most.evidence),
  ].join('\n\n');
}

/** Several findings on one line are one comment; the mark at its end names all of them. */
export function commentOf(findings: readonly ReviewFinding[], headSha: string): string {
  const mark = findingMarker(
    findings.map(({ fingerprint }) => fingerprint),
    headSha,
  );
  const texts = limits.map((most) =>
    findings.map((finding) => describeFinding(finding, most)).join('\n\n'),
  );
  const text = texts.find(({ length }) => length < commentLimit) ?? texts.at(-1);
  return `${text}\n\n${mark}`;
}

/** A finding as one item of a list in the body, with its mark; `number` is what its evidence is called by. */
export function itemOf(finding: ReviewFinding, number: number, headSha: string, why = ''): string {
  const { place, title, failure_case, fix, fingerprint } = finding;
  const where = place === null ? '' : ` ${code(`${place.path}:${place.line}`)}`;
  const said = [
    `**${number}.**${where} ${prose(title, 300)}`,
    `Failure case: ${prose(failure_case.trigger)} -> ${prose(failure_case.outcome)}`,
    `Expected: ${prose(failure_case.expected)}`,
    ...(fix === null ? [] : [`Fix: ${prose(fix)}`]),
    ...(why === '' ? [] : [`Not on its line: ${prose(why)}`]),
  ];
  const sentences = said.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' ');
  return `- ${sentences} ${findingMarker([fingerprint], headSha)}`;
}

/** The evidence of a finding that stands in the body. */
export const evidenceBlocks = (finding: ReviewFinding, number: number): readonly string[] =>
  evidenceOf(finding, limits[0].evidence).map((block) => `Finding ${number}: ${block}`);

const sourceOf = ({ from, file }: ReviewEvidence): string =>
  file !== null ? code(file) : from === 'index' ? 'the two trees' : 'the run';

/** What several files say alike is said once. */
function evidenceOf({ evidence }: ReviewFinding, most: number): readonly string[] {
  const pieces = evidence.slice(0, evidenceCount);
  const shown = [...new Set(pieces.map(({ text }) => text))].map((text) => {
    const same = pieces.filter((each) => each.text === text);
    const sources = [...new Set(same.map(sourceOf))].join(', ');
    return `Evidence from ${sources}:\n\n${fenced(text, most)}`;
  });
  const more = evidence.length - pieces.length;
  return more > 0 ? [...shown, `${more} more pieces of evidence are kept with the run.`] : shown;
}
