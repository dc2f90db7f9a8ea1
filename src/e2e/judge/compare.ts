import type {
  ComparedCheck,
  ComparedFact,
  ComparedMetric,
  ComparedRun,
  E2eCompare,
} from '../../model/e2e-reports.ts';
import type { Check, LoadSummary, Verdict } from '../../model/e2e-verdict.ts';
import { mean } from '../../model/statistics.ts';
import { type Difference, differenceOf } from './difference.ts';
import { type Figure, figures } from './figures.ts';

/** What differs between two runs: checks, facts of the surroundings, and every figure of the load with its noise. */
export function compareVerdicts(first: Verdict, second: Verdict): E2eCompare {
  const checks = compareChecks(first.checks, second.checks);
  const metrics = figures.map((figure) => compareFigure(figure, counted(first), counted(second)));
  return {
    schema: 'dyn-audit/e2e-compare@1',
    first: describe(first),
    second: describe(second),
    says: summarize(checks, metrics),
    checks,
    metrics,
    facts: [
      ...compareFacts('environment', first.environment, second.environment),
      ...compareFacts('versions', first.versions, second.versions),
    ],
  };
}

/** The first load run warms a stack up: with three or more, it is not counted. */
const counted = ({ load }: Verdict): readonly LoadSummary[] =>
  load.length > 2 ? load.slice(1) : load;

const describe = ({ run, stack, verdict, because, timings }: Verdict): ComparedRun => ({
  id: run,
  stack,
  verdict,
  because,
  started_at: timings.started_at,
  elapsed_ms: timings.elapsed_ms,
});

function compareChecks(
  first: readonly Check[],
  second: readonly Check[],
): readonly ComparedCheck[] {
  const ids = new Set([...first, ...second].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [a, b] = [first, second].map((checks) => checks.find((check) => check.id === id));
    // What was seen of a check that passed holds times and counts: it differs in every two runs.
    if (a?.result === b?.result && (a?.result === 'pass' || a?.observed === b?.observed)) return [];
    return [
      {
        id,
        first: a?.result ?? null,
        second: b?.result ?? null,
        first_observed: a?.observed ?? null,
        second_observed: b?.observed ?? null,
      },
    ];
  });
}

function compareFigure(
  figure: Figure,
  first: readonly LoadSummary[],
  second: readonly LoadSummary[],
): ComparedMetric {
  const [a, b] = [valuesOf(first, figure), valuesOf(second, figure)];
  const [one, other] = [a, b].map((values) => (values.length === 0 ? null : mean(values)));
  const difference = differenceOf(a, b);
  const percent = one && other ? (other / one - 1) * 100 : null;
  return {
    name: figure.name,
    unit: figure.unit,
    first: one ?? null,
    second: other ?? null,
    difference_percent: percent,
    noise_percent: difference?.noise ?? null,
    says: sayFigure(figure, percent, difference),
  };
}

const valuesOf = (runs: readonly LoadSummary[], figure: Figure): readonly number[] =>
  runs.map(figure.of).filter((value) => value !== null);

function sayFigure(figure: Figure, percent: number | null, difference: Difference | null): string {
  if (percent === null) return 'not measured in both';
  if (difference === null) return 'one run each: how much of it is noise cannot be told';
  const { low, high } = difference;
  if (low <= 0 && high >= 0) return `no difference seen above ${Math.max(-low, high).toFixed(1)} %`;
  const worse = percent > 0 === (figure.better === 'less');
  const words = figure.better === 'less' ? ['slower', 'faster'] : ['lower', 'higher'];
  return `second is ${worse ? words[0] : words[1]} by ${Math.abs(percent).toFixed(1)} %`;
}

function compareFacts(
  what: ComparedFact['what'],
  first: Readonly<Record<string, string>>,
  second: Readonly<Record<string, string>>,
): readonly ComparedFact[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names]
    .filter((name) => first[name] !== second[name])
    .map((name) => ({ what, name, first: first[name] ?? null, second: second[name] ?? null }));
}

function summarize(checks: readonly ComparedCheck[], metrics: readonly ComparedMetric[]): string {
  const differ = metrics.filter(({ says }) => says.startsWith('second is')).map(({ name }) => name);
  const said = [
    checks.length === 0 ? 'every check ended the same' : `${checks.length} checks differ`,
    differ.length === 0
      ? 'no figure differs beyond its noise'
      : `beyond noise: ${differ.join(', ')}`,
  ];
  return said.join('; ');
}
