import type { Expectation, Plan, Setting, Settings } from '../../model/e2e-plan.ts';
import { toJson } from '../../model/json.ts';
import { type Detail, fieldsUnder, type Item, itemsUnder, type Sheet } from '../sheet/sheet.ts';

const sayValue = (value: Setting): string => (typeof value === 'string' ? value : toJson(value));

const saySettings = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${sayValue(value)}`)
    .join(' ');

function sayBody({ contains, lacks }: { contains?: string; lacks?: string }): string {
  return [
    ...(contains === undefined ? [] : [`holds "${contains}"`]),
    ...(lacks === undefined ? [] : [`does not hold "${lacks}"`]),
  ].join(' and ');
}

/** A planned check in words. */
export function sayExpectation(expect: Expectation): string {
  if ('says' in expect) return expect.says;
  if ('log' in expect) return `log of ${expect.log} ${sayBody(expect) || 'exists'}`;
  if ('response' in expect) {
    const status = expect.status === undefined ? '' : `answers ${expect.status}`;
    const said = [status, sayBody(expect)].filter((each) => each !== '').join(' and ');
    return `${expect.response} ${said || 'answers'}`;
  }
  const labels = Object.entries(expect.labels ?? {}).map(([name, value]) => `${name}="${value}"`);
  const name = `${expect.metric}${labels.length === 0 ? '' : `{${labels.join(',')}}`}`;
  if (expect.op === 'exists' || expect.op === 'absent') return `${name} ${expect.op}`;
  return `${name} grows by ${expect.op} ${expect.value ?? 0}`;
}

function lead(plan: Plan): Detail[] {
  const { repo, rev, model, url, settings, ab, timeout_s } = plan;
  const said: readonly (readonly [label: string, text: string | null])[] = [
    ['Checkout', repo === null ? null : `${repo} ${rev === null ? 'as it is' : `at ${rev}`}`],
    ['Server', url],
    ['Metrics', plan.metrics_urls.join(' ') || null],
    ['Model', model],
    ['Settings', saySettings(settings) || null],
    ['Against', ab === null ? null : `${ab.base}, rounds: ${ab.rounds}`],
    ['Ends after', timeout_s === null ? null : `${timeout_s} s`],
    ['At the end', plan.keep_up ? 'what serves is left up' : null],
  ];
  return said.flatMap(([label, text]) => (text === null ? [] : [{ label, text, literal: true }]));
}

/** What a run of this plan will do. */
export function planSheet(plan: Plan): Sheet {
  const { stages, checks, thresholds } = plan;
  const stageItem = ({ id, options }: Plan['stages'][number]): Item => ({
    head: '',
    details: [{ label: id, text: saySettings(options) || 'as usual' }],
  });
  const checkItem = ({ id, expect }: Plan['checks'][number]): Item => ({
    head: '',
    details: [{ label: id, text: sayExpectation(expect) }],
  });
  const limits = Object.entries(thresholds).map(([name, value]) => [name, String(value)] as const);
  return {
    title: `Plan of a run on ${plan.stack}`,
    style: 'bold',
    lead: lead(plan),
    sections: [
      itemsUnder('Stages', stages.map(stageItem)),
      itemsUnder('Checks of this plan', checks.map(checkItem)),
      fieldsUnder('Thresholds', Object.fromEntries(limits)),
    ],
  };
}
