import type { Expectation } from '../../model/e2e-plan.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { expectationOf } from '../plan.ts';
import { isOfTheMachine } from './environment.ts';
import { excerptOf } from './excerpt.ts';
import { failedTests } from './failed-tests.ts';
import { bestPlace, placesIn } from './places.ts';
import type { FindingContext, FindingSource, Found } from './source.ts';

/** The end of an evidence file is where a failure is told. */
const searched = 256 * 1024;

export const run: FindingSource = {
  id: 'run',
  about: 'failed checks of the run: tests, the build, expectations, answers, processes that ended',
  find: (context) =>
    (context.verdict?.checks ?? [])
      .filter(({ result }) => result === 'fail')
      .flatMap((check) => describe(check, context)),
};

function describe(check: Check, context: FindingContext): readonly Found[] {
  const texts = check.evidence
    .filter((file) => file.endsWith('.log') || file.endsWith('.txt'))
    .map((file) => ({ file, text: context.evidence(file)?.slice(-searched) ?? '' }));
  const logs = texts.filter(({ file }) => file.endsWith('.log'));
  if (isOfTheMachine(check, logs.map(({ text }) => text).join('\n'))) return [];
  if (check.stage === 'unit-tests') return failedTests(check, logs, context);
  if (check.stage === 'build')
    return /^build\.base/.test(check.id) ? [] : [plain(check, logs, context, 'the head is built')];
  if (/^ab\.base|\bbase\b.*-serves$/.test(check.id)) return [];
  const expectation = expectationOf(check.id, context.expectations);
  // Servers that run nothing of the change can say nothing of it.
  if (expectation === null)
    return context.serves ? [plain(check, logs, context, triggerOf(check))] : [];
  if (!context.serves && !context.chosen) return [];
  const { path, line, side, why } = expectation;
  const found = plain(check, [], context, lookOf(expectation.expect));
  return [
    {
      ...found,
      rule: 'run.expectation',
      title: `${check.expected}: ${check.observed}`.slice(0, 160),
      failure_case: { ...found.failure_case, expected: `${check.expected} (${why})` },
      at: { path, line, side },
    },
  ];
}

/** What the run did to see what a change promises. */
function lookOf(expect: Expectation): string {
  if ('metric' in expect) return "the pages of metrics are read after the run's requests";
  if ('log' in expect) return `the log of ${expect.log} is read after the run's requests`;
  if ('response' in expect)
    return `${expect.body === undefined ? 'GET' : 'POST'} ${expect.response} is asked`;
  return 'the run of the plan';
}

const triggerOf = ({ id, stage }: Check): string => {
  if (id.startsWith('process.')) return `the run's stage ${stage}`;
  return `the check ${id} of the run's stage ${stage}`;
};

function plain(
  check: Check,
  logs: readonly { readonly file: string; readonly text: string }[],
  { diff, roots, evidence }: FindingContext,
  trigger: string,
): Found {
  const place = bestPlace(
    logs.flatMap(({ text }) => placesIn(text, diff, roots)),
    diff,
  );
  return {
    rule: `run.${check.id}`,
    severity: check.stage === 'teardown' ? 'warning' : 'error',
    title: `${check.id}: ${check.observed}`.slice(0, 160),
    at: place === null ? null : { path: place.path, line: place.line, side: 'RIGHT' },
    about: check.id,
    failure_case: { trigger, outcome: check.observed, expected: check.expected },
    evidence:
      check.evidence.length === 0
        ? [{ from: 'run', file: null, text: check.observed }]
        : check.evidence.slice(0, 5).map((file) => ({
            from: 'run',
            file,
            text: excerptOf(file, evidence(file)) ?? check.observed,
          })),
    fix: null,
  };
}
