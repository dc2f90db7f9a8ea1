import type { ComparedRun, E2eCompare } from '../../model/e2e-reports.ts';
import { sayFigure, sayInstant, sayPercent, sayTime } from '../sheet/say.ts';
import { type Section, type Sheet, tableUnder } from '../sheet/sheet.ts';

const sayRun = ({ id, stack, verdict, because, started_at, elapsed_ms }: ComparedRun): string =>
  `${id} on ${stack}, ${sayInstant(started_at)}, ${sayTime(elapsed_ms)}: ${verdict}, ${because}`;

function metrics({ metrics }: E2eCompare): Section {
  const rows = metrics.map(
    ({ name, unit, first, second, difference_percent, noise_percent, says }) => [
      unit === '' ? name : `${name}, ${unit}`,
      says,
      sayFigure(first),
      sayFigure(second),
      sayPercent(difference_percent),
      noise_percent === null ? '-' : `${noise_percent.toFixed(1)} %`,
    ],
  );
  return tableUnder(
    'Figures',
    ['metric', 'says', 'first', 'second', 'difference', 'noise'],
    rows,
    2,
  );
}

const orDash = (text: string | null): string => text ?? '-';

/** What is not the same in two runs: checks, figures with their noise, surroundings. */
export function compareSheet(compare: E2eCompare): Sheet {
  const { first, second, says, checks, facts } = compare;
  return {
    title: says,
    style: first.verdict === second.verdict ? 'bold' : 'yellow',
    lead: [
      { label: 'First', text: sayRun(first) },
      { label: 'Second', text: sayRun(second) },
    ],
    sections: [
      tableUnder(
        'Checks that differ',
        ['check', 'first', 'second', 'seen first', 'seen second'],
        checks.map((each) => [
          each.id,
          orDash(each.first),
          orDash(each.second),
          orDash(each.first_observed),
          orDash(each.second_observed),
        ]),
        5,
      ),
      metrics(compare),
      tableUnder(
        'Surroundings that differ',
        ['of', 'name', 'first', 'second'],
        facts.map((each) => [each.what, each.name, orDash(each.first), orDash(each.second)]),
        4,
      ),
    ],
  };
}
