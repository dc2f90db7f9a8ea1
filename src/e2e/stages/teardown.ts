import type { Host, Stage, StageContext, StopReport } from '../../model/e2e-run.ts';
import type { Check, NotRun } from '../../model/e2e-verdict.ts';
import { oneLine } from '../../model/one-line.ts';
import { checkGpus } from './gpu-idle.ts';

/** Takes everything down that the run started, and looks whether it left gracefully and left nothing. */
export const teardown: Stage = {
  id: 'teardown',
  doc: 'takes everything down: TERM to each, KILL after its grace, then looks at what is left',
  lasting: false,
  options: { timeout_s: null, gpu_idle_s: 60 },
  run: async (context) => {
    const { plan, host } = context;
    if (plan.keep_up && host.running().length > 0 && !context.signal.aborted)
      return {
        not_run: [{ what: 'teardown', why: '--keep-up: `e2e stop` takes it down', needed: false }],
      };
    const started = host.running().length > 0;
    const reports = await host.stopAll();
    context.folder.write('teardown.json', `${JSON.stringify(reports, null, 2)}\n`);
    if (!started && reports.length === 0) return wasCutOff(context) ? { not_run: [cutOff] } : {};
    return {
      checks: [
        ...reports.map(checkExit),
        checkKilled(reports),
        checkLogs(host.logsCut(), reports),
        ...(await checkGpus(
          context.state.notes.gpus ?? {},
          Number(context.options.gpu_idle_s) * 1000,
          context.folder,
        )),
      ],
    };
  },
};

/** A stack that an earlier attempt launched and that a sweep has taken down since. */
const wasCutOff = ({ plan, state }: StageContext): boolean =>
  plan.stack !== 'endpoint' &&
  state.timings.some(({ stage, outcome }) => stage === 'launch' && outcome === 'kept');

const cutOff: NotRun = {
  what: 'teardown',
  why: 'the run was cut off before: a sweep took the stack down, nobody saw how it ends',
  needed: true,
};

/** Signals that no component ends by when it is asked to end: it crashed. */
const crashes: readonly string[] = ['SIGABRT', 'SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE'];

function checkExit({ name, exit, elapsed_ms }: StopReport): Check {
  const crashed = exit?.signal != null && crashes.includes(exit.signal);
  const how =
    exit === null
      ? 'was gone before'
      : `ended ${exit.signal ? `by ${exit.signal}` : `with exit code ${exit.code}`} after ${(elapsed_ms / 1000).toFixed(1)} s`;
  return {
    id: `teardown.exit-${name}`,
    stage: 'teardown',
    result: crashed ? 'fail' : 'pass',
    expected: `${name} ends when it is asked to, and does not crash`,
    observed: how,
    evidence: ['teardown.json'],
  };
}

function checkKilled(reports: readonly StopReport[]): Check {
  const killed = reports.flatMap((report) =>
    report.killed.map((each) => ({ ...each, of: report.name })),
  );
  const hurried = reports.some((report) => report.hurried);
  const said = killed.map(({ pid, command, of }) => `${pid} of ${of} (${oneLine(command, 80)})`);
  return {
    id: 'teardown.graceful',
    stage: 'teardown',
    result: killed.length === 0 ? 'pass' : hurried ? 'inconclusive' : 'fail',
    expected: 'SIGTERM ends every process within its grace, and it takes its children with it',
    observed:
      killed.length === 0
        ? 'nothing had to be killed'
        : oneLine(
            `${hurried ? 'killed at once, as asked' : 'had to be killed'}: ${said.join(', ')}`,
          ),
    evidence: ['teardown.json'],
  };
}

/** A component that writes without end fills a disk: its log was cut, and that is a finding. */
function checkLogs(cut: ReturnType<Host['logsCut']>, reports: readonly StopReport[]): Check {
  const said = cut.map(({ log, lost }) => `${log} (${Math.round(lost / 2 ** 20)} MiB left out)`);
  return {
    id: 'process.logs',
    stage: 'teardown',
    result: cut.length === 0 ? 'pass' : 'fail',
    expected: 'every log stays below the size that a log may have',
    observed: cut.length === 0 ? 'all of them do' : `cut to head and tail: ${said.join(', ')}`,
    evidence:
      cut.length > 0 ? cut.map(({ log }) => log) : reports.map(({ name }) => `logs/${name}.log`),
  };
}
