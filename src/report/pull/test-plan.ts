import type { Plan } from '../../model/e2e-plan.ts';
import type { DerivedExpectation, PullReport, Walkthrough } from '../../model/pull.ts';
import { countOf } from '../count.ts';
import { sayExpectation } from '../e2e/plan.ts';
import { type Detail, fieldsUnder, type Item, itemsUnder, type Section } from '../sheet/sheet.ts';

const sayStages = ({ stages }: Plan): string => stages.map(({ id }) => id).join(', ');

function planFields({ plan, plan_why }: PullReport): Detail[] {
  if (plan === null)
    return [{ label: 'none', text: plan_why ?? 'nothing of the change can be run' }];
  const { stack, rev, model, stages, checks, ab } = plan;
  const tests = stages.find(({ id }) => id === 'unit-tests')?.options.tests;
  return [
    { label: 'stack', text: stack },
    ...(rev === null ? [] : [{ label: 'revision', text: rev, literal: true }]),
    ...(model === null ? [] : [{ label: 'model', text: model, literal: true }]),
    ...(typeof plan.settings.launch_script === 'string'
      ? [{ label: 'launch script', text: plan.settings.launch_script, literal: true }]
      : []),
    { label: 'stages', text: sayStages(plan) },
    ...(Array.isArray(tests) ? [{ label: 'unit tests', text: countOf(tests.length) }] : []),
    { label: 'checks beyond the usual', text: countOf(checks.length) },
    ...(ab === null ? [] : [{ label: 'against', text: ab.base, literal: true }]),
    ...(plan_why === null ? [] : [{ label: 'note', text: plan_why }]),
  ];
}

const sidePlace = ({ path, line, side }: DerivedExpectation): string =>
  `${path}:${line}${side === 'LEFT' ? ' (before the change)' : ''}`;

const describe = (expectation: DerivedExpectation): Item => ({
  head: expectation.id,
  details: [
    { label: 'expect', text: sayExpectation(expectation.expect) },
    { label: 'from', text: sidePlace(expectation), literal: true },
    { label: 'because', text: expectation.why },
  ],
});

const testsOf = ({ tests }: Walkthrough, verbose: boolean): Item[] =>
  tests.map(({ id, covers, changed }) => ({
    head: '',
    details: [
      {
        label: changed ? 'changed' : '',
        text: verbose && covers.length > 0 ? `${id} (${covers.join(', ')})` : id,
        literal: true,
      },
    ],
  }));

/** What a run will do, what it should show, and with which tests and scripts. */
export function planSections(report: PullReport, verbose: boolean): readonly Section[] {
  const { expectations, walkthrough } = report;
  const at = (level: DerivedExpectation['level']) =>
    expectations.filter((each) => each.level === level).map(describe);
  return [
    fieldsUnder('Plan of a run', planFields(report)),
    itemsUnder('Expected of a run (checked)', at('check')),
    itemsUnder('Hints (true only under conditions: take over what holds)', at('hint')),
    fieldsUnder(
      'Launch scripts that exercise the change',
      walkthrough.launch_scripts.map(({ path, why }) => ({ label: path, text: why })),
    ),
    itemsUnder(
      `Unit tests that refer to what changed (${countOf(walkthrough.tests.length)})`,
      testsOf(walkthrough, verbose),
    ),
  ];
}
