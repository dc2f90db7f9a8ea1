import { emptyState } from '../../../src/e2e/folder/index.ts';
import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Host, RunFolder, RunState, Stage, StageContext } from '../../../src/model/e2e-run.ts';
import { contextOf as anyContext } from '../stage-context.ts';

/** What a stage of a run on the simulator is given, with its own options under those of the test. */
export function contextOf(
  stage: Stage,
  given: {
    readonly folder: RunFolder;
    readonly host: Host;
    readonly plan?: Partial<Plan>;
    readonly state?: Partial<RunState>;
    readonly options?: Settings;
    readonly said?: string[];
  },
): StageContext {
  const { folder, host, said = [] } = given;
  const { context } = anyContext(folder, { stack: 'sim', ...given.plan });
  return {
    ...context,
    host,
    options: { ...stage.options, ...given.options },
    state: { ...emptyState, ...given.state },
    say: (line) => said.push(line),
  };
}
