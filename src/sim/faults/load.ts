import type { FrontendHooks, WorkerHooks } from './types.ts';

// The faults are many small files, read only where one is asked for: a clean start does not wait for them.
const load = () => import('./index.ts');

interface Hooks {
  readonly frontend: FrontendHooks;
  readonly worker: WorkerHooks;
}

/** What the given faults do in a program; UsageError for one that is not known. */
export async function hooksOf<Program extends keyof Hooks>(
  program: Program,
  faults: readonly string[],
): Promise<readonly Hooks[Program][]> {
  if (faults.length === 0) return [];
  const { plant } = await load();
  return plant[program](faults);
}

/** The text of `--list-faults`. */
export const listFaults = async (): Promise<string> => (await load()).faultList();
