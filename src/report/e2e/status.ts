import type { E2eStatus, ProcessStatus, RunStateWord, RunStatus } from '../../model/e2e-reports.ts';
import { countOf } from '../count.ts';
import type { ReportOptions } from '../reporter.ts';
import { sayInstant, sayTime } from '../sheet/say.ts';
import { type Detail, type Item, itemsUnder, type Sheet } from '../sheet/sheet.ts';

const words: Readonly<Record<RunStateWord, string>> = {
  running: 'running',
  up: 'up: dyn-audit e2e stop ends it',
  ended: 'ended',
  abandoned: 'abandoned: dyn-audit e2e sweep takes it down',
};

function sayState({ state, stage, tool_pid, verdict }: RunStatus): string {
  const now = stage === null ? '' : `, stage ${stage}`;
  const tool = tool_pid === null ? '' : ` (process ${tool_pid})`;
  const judged = verdict === null ? '' : `, verdict ${verdict}`;
  return `${words[state]}${now}${tool}${judged}`;
}

const sayProcess = ({ name, pid, alive, command, log }: ProcessStatus): string =>
  `${name} ${pid} ${alive ? 'alive' : 'ended'}, ${log}: ${command}`;

function describe(run: RunStatus, verbose: boolean): Item {
  const { because, url, model, stages, processes, last_line } = run;
  const shown = verbose ? processes : processes.filter(({ alive }) => alive);
  const done = stages.map(
    ({ stage, elapsed_ms, outcome }) => `${stage} ${outcome} ${sayTime(elapsed_ms)}`,
  );
  const details: readonly (Detail | null)[] = [
    { label: 'state', text: sayState(run) },
    because === null ? null : { label: 'because', text: because },
    url === null
      ? null
      : { label: 'serves', text: `${model ?? 'a model'} at ${url}`, literal: true },
    done.length === 0 ? null : { label: 'stages', text: done.join(', ') },
    ...shown.map((each) => ({ label: 'process', text: sayProcess(each), literal: true })),
    last_line === null ? null : { label: 'last line', text: last_line, literal: true },
    { label: 'folder', text: run.folder, literal: true },
  ];
  return {
    head: `${run.id} on ${run.stack}, ${sayInstant(run.started_at)}, ${sayTime(run.elapsed_ms)}`,
    details: details.filter((each) => each !== null),
  };
}

/** The runs, and where each of them stands. */
export function statusSheet({ runs }: E2eStatus, { verbose }: ReportOptions): Sheet {
  const count = (state: RunStateWord) => runs.filter((run) => run.state === state).length;
  const open = count('running') + count('up') + count('abandoned');
  const title =
    runs.length === 0
      ? 'No runs are known'
      : `${countOf(runs.length, 'run')}, ${open === 0 ? 'none of them open' : `${countOf(open)} open`}`;
  return {
    title,
    style: count('abandoned') > 0 ? 'yellow' : 'bold',
    lead: [],
    sections: [
      itemsUnder(
        'Runs',
        runs.map((run) => describe(run, verbose)),
      ),
    ],
  };
}
