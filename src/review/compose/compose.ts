import type { PlannedComment, ReviewPlan } from '../../model/review.ts';
import { type Known, knownFindings } from '../known.ts';
import { sealPlan } from '../payload.ts';
import { commentOf, evidenceBlocks, itemOf } from './finding-text.ts';
import type { ComposeInput } from './input.ts';
import { notCovered } from './not-covered.ts';
import { type InlineGroup, type Placed, placeFindings } from './places.ts';
import { checkEvidence, resultRows, resultsHead } from './results.ts';
import { joinSections, type Section } from './sections.ts';
import { summarise } from './summary.ts';

/** GitHub takes 65,536 characters; the mark at the end of a body needs some of them. */
const defaultBodyLimit = 65_000;
/** More in one call made GitHub fail. */
const defaultInlineLimit = 15;

/**
 * The review that a report leads to: each finding on its line of the diff where GitHub would take it, else in the body;
 * none that the conversation holds already. Texts of the pull request and the run are escaped; secrets must have been
 * taken out of the report before: an escape may hide one from a later search.
 */
export function composeReview(input: ComposeInput): ReviewPlan {
  const { repo, number, report, diff, conversation, event, postClean } = input;
  const known = conversation === null ? new Map<string, Known>() : knownFindings(conversation);
  const limit = input.inlineLimit ?? defaultInlineLimit;
  const placed = placeFindings(report.findings, diff, known, limit);
  return sealPlan({
    schema: 'dyn-audit/review@1',
    repo,
    pr: number,
    base_sha: report.base,
    head_sha: report.head,
    event,
    body: joinSections(sectionsOf(input, placed), input.bodyLimit ?? defaultBodyLimit),
    comments: placed.inline.map((group) => plannedComment(group, report.head)),
    outside_diff: placed.outside.map(({ finding: { fingerprint, place }, why }) => ({
      fingerprint,
      path: place?.path ?? null,
      line: place?.line ?? null,
      why,
    })),
    left_out: placed.leftOut,
    redactions: [],
    clean: placed.inline.length + placed.over.length + placed.outside.length === 0,
    post_clean: postClean,
    notes: input.notes ?? [],
    payload_sha256: '',
  });
}

function plannedComment(group: InlineGroup, headSha: string): PlannedComment {
  const { path, line, start_line, side, findings } = group;
  const range = start_line === null ? {} : { start_line, start_side: side };
  const fingerprint = findings.map((finding) => finding.fingerprint).join(',');
  return { path, line, side, ...range, body: commentOf(findings, headSha), fingerprint };
}

function sectionsOf(input: ComposeInput, placed: Placed): readonly Section[] {
  const { report } = input;
  const { over, outside } = placed;
  const inBody = [...over, ...outside.map(({ finding }) => finding)];
  const evidence = [
    ...checkEvidence(report.verdict),
    ...inBody.flatMap((finding, at) => evidenceBlocks(finding, at + 1)),
  ];
  const reviewed = over.map((finding, at) => itemOf(finding, at + 1, report.head));
  const beyond = outside.map(({ finding, why }, at) =>
    itemOf(finding, over.length + at + 1, report.head, why),
  );
  const section = { title: '', head: '', tail: '', blocks: [], between: '\n', spare: 0 };
  return [
    { ...section, head: summarise(input, placed) },
    {
      ...section,
      title: 'Testing Results',
      head: resultsHead,
      blocks: resultRows(report),
      spare: 2,
    },
    {
      ...section,
      ...(evidence.length === 0
        ? {}
        : { head: '<details>\n<summary>Evidence</summary>', tail: '</details>' }),
      between: '\n\n',
      blocks: evidence,
      spare: 4,
    },
    { ...section, title: 'Code Review', head: reviewLead(placed), blocks: reviewed, spare: 1 },
    { ...section, title: 'Outside the diff', blocks: beyond, spare: 1 },
    { ...section, title: 'Not covered', blocks: notCovered(report), spare: 3 },
  ];
}

function reviewLead({ inline, over, outside }: Placed): string {
  if (inline.length + over.length + outside.length === 0)
    return 'No finding: nothing was shown to fail.';
  if (over.length > 0)
    return `The first ${inline.length} places have a comment on their line; the others:\n`;
  if (inline.length === 0) return 'No finding has a line within the diff.';
  return outside.length === 0
    ? 'Each finding has a comment on its line.'
    : 'Findings whose line the diff shows have a comment there.';
}
