import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';

/** A Python environment inside of a checkout, and what makes programs use it. */
export interface Venv {
  readonly path: string;
  readonly python: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The environment of a checkout, whether it is there or not. UserError when it is a link: others would share it. */
export function venvOf(checkout: string): Venv {
  const path = join(checkout, '.venv');
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UserError(`${path} is a link: expected an environment of the checkout's own`);
  const bin = join(path, 'bin');
  return {
    path,
    python: join(bin, 'python'),
    env: {
      VIRTUAL_ENV: path,
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      // Rust and its cache of another checkout would be taken for this one's.
      CARGO_TARGET_DIR: join(checkout, 'target'),
      UV_NO_PROGRESS: '1',
    },
  };
}

/** Where packages lie in an environment; null before it was made. */
export function sitePackages({ path }: Venv): string | null {
  const lib = join(path, 'lib');
  if (!existsSync(lib)) return null;
  const version = readdirSync(lib).find((name) => /^python3\.\d+$/.test(name));
  return version === undefined ? null : join(lib, version, 'site-packages');
}
