import { UsageError } from '../options.ts';
import type { Fault, FrontendHooks, Program, WorkerHooks } from './types.ts';

interface Planted {
  readonly fault: Fault;
  readonly home: Program;
  readonly n: number;
}

const written = /^(?:(frontend|worker):)?([a-z0-9-]+)(?:@(\d+))?$/;

/** Reads `[frontend:|worker:]name[@n]`; UsageError names what is wrong. */
function readFault(text: string, faults: readonly Fault[]): Planted {
  const [, program, name, number] = written.exec(text) ?? [];
  const fault = faults.find((one) => one.name === name);
  if (fault === undefined)
    throw new UsageError(`unknown fault '${text}'; --list-faults prints those there are`);
  const home = fault.homes.find((one) => one === program) ?? fault.homes[0];
  if (home === undefined || (program !== undefined && home !== program))
    throw new UsageError(`fault '${fault.name}' cannot be planted in the ${program}`);
  if (number !== undefined && fault.n === undefined)
    throw new UsageError(`fault '${fault.name}' takes no number`);
  return { fault, home, n: Number(number ?? fault.n?.fallback ?? 0) };
}

const plantedIn = (texts: readonly string[], faults: readonly Fault[], home: Program): Planted[] =>
  texts.map((text) => readFault(text, faults)).filter((one) => one.home === home);

/** What the faults that belong to a frontend do; those of the worker may stand in the same list. */
export function frontendHooks(texts: readonly string[], faults: readonly Fault[]): FrontendHooks[] {
  return plantedIn(texts, faults, 'frontend').flatMap(({ fault, n }) => fault.frontend?.(n) ?? []);
}

/** The same for a worker. */
export function workerHooks(texts: readonly string[], faults: readonly Fault[]): WorkerHooks[] {
  return plantedIn(texts, faults, 'worker').flatMap(({ fault, n }) => fault.worker?.(n) ?? []);
}
