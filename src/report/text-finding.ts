import type { Finding } from '../model/finding.ts';
import { printable } from '../model/printable.ts';
import { sayProfile } from '../model/say-profile.ts';
import { isActionable } from './buckets.ts';
import type { Page } from './page.ts';
import type { Style } from './paint.ts';
import { sayProved } from './proof-words.ts';
import { columnsOf, wrap } from './wrap.ts';

const confidenceStyle: Readonly<Record<Finding['confidence'], Style>> = {
  high: 'green',
  medium: 'yellow',
  low: 'dim',
};

function headline(finding: Finding, { width, paint }: Page): string[] {
  const place = `${printable(finding.path)}:${finding.line}:${finding.column}`;
  const facts = [
    `${finding.bucket} (${finding.confidence})`,
    finding.cost,
    `score ${finding.score.toFixed(1)}`,
    ...(finding.suppressed ? ['suppressed'] : []),
    ...(finding.baseline === true ? ['in the baseline'] : []),
  ];
  const style = isActionable(finding) ? confidenceStyle[finding.confidence] : 'dim';
  const verdict = paint(style, facts.join('  '));
  if (columnsOf(place) + 2 + facts.join('  ').length <= width) {
    return [`${paint('cyan', place)}  ${verdict}`];
  }
  const wrapped = wrap(facts.join('  '), width, '    ', 4);
  return [paint('cyan', place), ...wrapped.map((line) => paint(style, line))];
}

/** Why a reader should doubt the removal: every pass that says keep. */
function objections({ roles }: Finding): string[] {
  return roles.filter((role) => role.says === 'keep').map((role) => `${role.role}: ${role.why}`);
}

function compilerSays({ proved }: Finding): string | null {
  return proved === null ? null : `${sayProved(proved)} (${proved.toolchain})`;
}

function details(finding: Finding): [label: string, text: string | null][] {
  return [
    ['Rule', finding.rule],
    ['In', finding.function],
    ['Type', finding.type],
    ['Cost', finding.cost_reason],
    ['Hot path', finding.hot_path],
    ['Required-clone check', finding.required_check],
    ['Proof', finding.proof],
    ['Checked by', finding.proved?.command ?? null],
    ['Frames', finding.profile?.frames.join('; ') ?? null],
    ['Receiver type', finding.proved?.receiver_type ?? null],
    ...finding.roles.map((role): [string, string] => [
      role.role,
      `${role.says} (${role.rule}): ${role.why}`,
    ]),
    ['Score', finding.reasons.join('; ')],
    ['Id', finding.id],
  ];
}

/** One finding in a few lines: where, what it is, the source line, the change and the doubts. */
export function describeFinding(finding: Finding, page: Page): string[] {
  const keep = objections(finding);
  const said: [label: string, text: string | null][] = [
    ['Change', finding.change],
    ['Why', finding.removal_rationale],
    ...keep.map((why): [string, string] => [isActionable(finding) ? 'Objection' : 'Stays', why]),
    ['Compiler', compilerSays(finding)],
    ['Profile', finding.profile ? sayProfile(finding.profile) : null],
    ['Validation', finding.validation],
    ...(page.verbose ? details(finding) : []),
  ];
  return [
    ...headline(finding, page),
    ...wrap(printable(finding.text), page.width, '    ', 6).map((line) => page.paint('dim', line)),
    ...said
      .filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
      .flatMap(([label, text]) => wrap(printable(text), page.width, `  ${label}: `, 4)),
  ];
}
