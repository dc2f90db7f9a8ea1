import * as plant from './plant.ts';
import type { Fault, FrontendHooks, WorkerHooks } from './types.ts';

/** Every fault that can be planted. */
export const faults: readonly Fault[] = [];

/** All faults as JSON: what they do, where they live and which checks they must turn red. */
export function faultList(): string {
  const shown = faults.map(({ name, doc, turns_red, homes, n }) => ({
    name,
    doc,
    turns_red,
    homes,
    n: n ?? null,
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

export const frontendHooks = (texts: readonly string[]): FrontendHooks[] =>
  plant.frontendHooks(texts, faults);

export const workerHooks = (texts: readonly string[]): WorkerHooks[] =>
  plant.workerHooks(texts, faults);
