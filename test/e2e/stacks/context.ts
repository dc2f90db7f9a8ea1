import { emptyState } from '../../../src/e2e/folder/index.ts';
import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Host, RunFolder, RunState, StageContext } from '../../../src/model/e2e-run.ts';

/** What a stage is given; lines that it says are in `said`. */
export function contextOf(
  plan: Plan,
  folder: RunFolder,
  host: Host,
  more: { state?: Partial<RunState>; options?: Settings; signal?: AbortSignal } = {},
): StageContext & { readonly said: string[] } {
  const said: string[] = [];
  return {
    plan,
    options: more.options ?? {},
    state: { ...emptyState, ...more.state },
    folder,
    host,
    signal: more.signal ?? new AbortController().signal,
    say: (line) => said.push(line),
    said,
  };
}
