import type { LintRuleDescription } from '../../model/journal-lint.ts';
import { toJson } from '../../model/json.ts';
import { printable } from '../../model/printable.ts';
import { pageOf } from '../page.ts';
import type { Reporter } from '../reporter.ts';
import { wrap } from '../wrap.ts';

type Rules = readonly LintRuleDescription[];

const marksOf = ({ severity, fixable, optional }: LintRuleDescription): string =>
  [severity, ...(fixable ? ['fixable'] : []), ...(optional ? ['off by default'] : [])].join(', ');

/** All rules, one line each where the terminal is wide enough. */
export const listRulesText: Reporter<Rules> = (rules, options) => {
  const { width, paint } = pageOf(options);
  const lines = rules.flatMap((rule) => {
    const said = `${rule.name} (${marksOf(rule)}): ${printable(rule.about)}`;
    const [first = '', ...rest] = wrap(said, width, `${rule.id} `, 5);
    return [first.replace(rule.id, paint('bold', rule.id)), ...rest];
  });
  return `${lines.join('\n')}\n`;
};

/** One rule with its reason. */
export const explainRuleText: Reporter<LintRuleDescription> = (rule, options) => {
  const { width, paint } = pageOf(options);
  const lines = [
    paint('bold', `${rule.id} ${rule.name}`),
    marksOf(rule),
    '',
    ...wrap(printable(rule.about), width, '', 0),
    '',
    ...wrap(printable(rule.why), width, '', 0),
  ];
  return `${lines.join('\n')}\n`;
};

/** `dyn-journal/rules@1`: the rules that were asked for. */
export const listRulesJson: Reporter<Rules> = (rules) =>
  `${toJson({ schema: 'dyn-journal/rules@1', rules }, 2)}\n`;
