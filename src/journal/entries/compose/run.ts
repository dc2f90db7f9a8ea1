import { UserError } from '../../../model/errors.ts';
import { renderRow } from '../../document/index.ts';
import { type ComposedReview, completeReview, type ReviewGiven } from './review-fields.ts';
import { asText, code, fieldsOf, listOf, nested } from './run-data.ts';

const schema = 'dyn-audit/verdict@1';

/**
 * A review from the folder of an end-to-end run: `files` are its JSON documents by name, verdict.json among them. What
 * a run cannot know, such as the pull request, comes from the user; so does the verdict of a run that did not pass.
 */
export function reviewFromRun(
  files: Readonly<Record<string, unknown>>,
  given: ReviewGiven,
): ComposedReview {
  const verdict = fieldsOf(files['verdict.json']);
  if (verdict.schema !== schema)
    throw new UserError(`expected verdict.json with the schema ${schema} in the folder of the run`);
  const sections = [
    ...runSections(verdict, files['plan.json']),
    ['Findings', 'None recorded: a run reports checks, not places in the code.'],
  ];
  const body = sections.map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
  const found = verdict.verdict === 'pass' ? { verdict: 'clean-not-posted' } : {};
  return completeReview(given, found, body);
}

type Fields = Readonly<Record<string, unknown>>;

/** What a verdict and the plan behind it say, as sections of a review: title and Markdown. */
export function runSections(
  verdict: unknown,
  plan: unknown,
): readonly (readonly [title: string, text: string])[] {
  const fields = fieldsOf(verdict);
  const checks = listOf(fields.checks).map(fieldsOf);
  const results = checks.map(({ result }) => asText(result));
  return [
    ['Summary', summarize(asText(fields.verdict), results)],
    ['Test setup', describeSetup(fields, fieldsOf(plan))],
    ['Testing results', tabulate(checks)],
    ['Evidence', listEvidence(checks, listOf(fields.not_run).map(fieldsOf))],
  ];
}

function summarize(verdict: string, results: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const result of results) counts.set(result, (counts.get(result) ?? 0) + 1);
  const said = [...counts].map(([result, count]) => `${count} ${result}`).join(', ');
  return `End-to-end run: ${verdict || 'no verdict'}; ${results.length} checks${said && `: ${said}`}.`;
}

function describeSetup(verdict: Fields, plan: Fields): string {
  const stages = listOf(plan.stages).map((stage) => asText(fieldsOf(stage).id));
  const lines = [
    ...(plan.stack === undefined ? [] : [`- Stack: ${code(asText(plan.stack))}`]),
    ...(stages.length === 0 ? [] : [`- Stages: ${stages.map(code).join(', ')}`]),
    ...nested(verdict.environment).map(([key, value]) => `- ${key}: ${code(value)}`),
    ...nested(verdict.versions).map(([key, value]) => `- ${key}: ${code(value)}`),
  ];
  return lines.length === 0 ? 'not recorded' : lines.join('\n');
}

function tabulate(checks: readonly Fields[]): string {
  if (checks.length === 0) return 'not recorded';
  const rows = checks.map(({ id, stage, result, expected, observed }) =>
    renderRow([id, stage, result, expected, observed].map((value) => code(asText(value)))),
  );
  const header = ['Check', 'Stage', 'Result', 'Expected', 'Observed'];
  return [renderRow(header), renderRow(header.map(() => '---')), ...rows].join('\n');
}

function listEvidence(checks: readonly Fields[], notRun: readonly Fields[]): string {
  const lines = [
    ...checks.flatMap(({ id, evidence }) => {
      const files = listOf(evidence).map(asText);
      return files.length === 0 ? [] : [`- ${code(asText(id))}: ${files.map(code).join(', ')}`];
    }),
    ...notRun.map(({ what, why }) => `- Not run: ${code(asText(what))}, ${code(asText(why))}`),
  ];
  return lines.length === 0 ? 'not recorded' : lines.join('\n');
}
