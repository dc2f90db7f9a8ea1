import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Plan } from '../../../model/e2e-plan.ts';
import type { RunState } from '../../../model/e2e-run.ts';
import { UserError } from '../../../model/errors.ts';
import type { SettingReader } from '../settings.ts';
import { wheelFolder, wheelOf } from './wheel.ts';

/** A Python environment, and the variables that make programs use it. */
export interface PythonHome {
  /** Null: whatever `python3` on PATH is. */
  readonly venv: string | null;
  readonly python: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The environment in a folder; UserError when there is no Python in it. */
export function venvHome(folder: string): PythonHome {
  const venv = isAbsolute(folder) ? folder : resolve(folder);
  const python = join(venv, 'bin', 'python3');
  if (!existsSync(python))
    throw new UserError(`venv '${folder}': expected a Python environment with bin/python3`);
  return {
    venv,
    python,
    env: { VIRTUAL_ENV: venv, PATH: `${join(venv, 'bin')}:${process.env.PATH ?? ''}` },
  };
}

/** What `python3` on PATH is, for a machine whose image holds the stack. */
export const pathHome: PythonHome = { venv: null, python: 'python3', env: {} };

/** Which Python a side's processes run with: the user's, else the checkout's, else that of the published wheel. */
export function pythonOf(
  plan: Plan,
  state: Pick<RunState, 'checkouts'>,
  settings: SettingReader,
  side: 'head' | 'base',
): PythonHome {
  const given = settings.text('venv');
  if (given !== null) return venvHome(given);
  if (plan.repo === null) return venvHome(wheelFolder(wheelOf(settings)));
  const built = checkoutOf(state, side)?.venv ?? null;
  if (built !== null) return venvHome(built);
  throw new UserError(
    `stack ${plan.stack}: the checkout has no Python environment: expected the stage build, or --set venv=DIR`,
  );
}

export const checkoutOf = (state: Pick<RunState, 'checkouts'>, side: 'head' | 'base') =>
  state.checkouts.find((checkout) => checkout.side === side) ?? null;
