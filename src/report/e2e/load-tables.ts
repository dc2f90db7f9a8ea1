import type { AbResult, LoadSummary } from '../../model/e2e-verdict.ts';
import { countOf } from '../count.ts';
import { sayFigure, sayPercent } from '../sheet/say.ts';
import { itemsUnder, type Section, tableUnder } from '../sheet/sheet.ts';

const columns = [
  'run',
  'requests',
  'failed',
  'TTFT p50',
  'p99',
  'ITL p50',
  'p99',
  'tokens/s',
  'req/s',
];

function sayMarks({ recomputed, cancelled }: LoadSummary): string[] {
  return [
    ...(cancelled ? ['cancelled before its end'] : []),
    ...(recomputed ? ['its summary was missing: worked out from its lines'] : []),
  ];
}

function tableOf(driver: string, load: readonly LoadSummary[]): Section {
  const rows = load.map((run) => [
    run.id,
    countOf(run.requests),
    countOf(run.failed),
    sayFigure(run.ttft_ms?.p50 ?? null),
    sayFigure(run.ttft_ms?.p99 ?? null),
    sayFigure(run.itl_ms?.p50 ?? null),
    sayFigure(run.itl_ms?.p99 ?? null),
    sayFigure(run.tokens_per_second),
    sayFigure(run.requests_per_second),
  ]);
  return tableUnder(`Load by ${driver}, times in milliseconds`, columns, rows, 1);
}

/** For each driver a row for each of its runs, and what went wrong in them. */
export function loadSections(load: readonly LoadSummary[]): Section[] {
  const drivers = [...new Set(load.map(({ driver }) => driver))];
  const notes = load.flatMap((run) =>
    [...sayMarks(run), ...run.errors.map(({ what, count }) => `${countOf(count)} x ${what}`)].map(
      (text) => ({ head: '', details: [{ label: run.id, text }] }),
    ),
  );
  return [
    ...drivers.map((driver) =>
      tableOf(
        driver,
        load.filter((run) => run.driver === driver),
      ),
    ),
    itemsUnder('Notes on the load', notes),
  ];
}

/** What the two sides of an A/B run differ by, each with its 95 % interval. */
export function abSection(ab: AbResult | null): Section {
  if (ab === null) return itemsUnder('A/B', []);
  const rows = ab.metrics.map((metric) => [
    metric.name,
    metric.says,
    sayFigure(metric.base),
    sayFigure(metric.head),
    sayPercent(metric.difference_percent),
    `${metric.low_percent.toFixed(1)} to ${metric.high_percent.toFixed(1)} %`,
    `${metric.noise_percent.toFixed(1)} %`,
  ]);
  return tableUnder(
    `A/B: head against ${ab.base}, ${countOf(ab.rounds, 'round')}`,
    ['metric', 'says', 'base', 'head', 'difference', '95 % interval', 'noise'],
    rows,
    2,
  );
}
