import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UserError } from '../../../model/errors.ts';
import type { SettingReader } from '../settings.ts';

/** A published release, and the Python that it is installed for. */
export interface Wheel {
  readonly version: string;
  /** As uv takes it: `3.12`, a path; null: uv's choice. */
  readonly python: string | null;
}

/** Settings of the stacks that run from the published wheel. */
export const wheelSettings = { version: '1.5.0', python: null, uv: 'uv', venv: null } as const;

/**
 * `aisimulate`, which releases from 1.5.0 on ask for, is on the package index only as a stub that downloads from
 * elsewhere. Frontend, mocker and sample worker do not use it: a condition that never holds leaves it out.
 */
export const overrides = 'aisimulate ; python_version < "3"\n';

/** Written last, so that a folder without it is an installation that was cut off. */
export const completeMark = 'dyn-audit-complete.json';

export function wheelOf(settings: SettingReader): Wheel {
  const version = settings.text('version') ?? wheelSettings.version;
  if (!/^\d+(\.\w+)+$/.test(version))
    throw new UserError(`setting version: expected a release of ai-dynamo such as 1.5.0`);
  return { version, python: settings.text('python') };
}

/** Where the environment of a wheel is kept, whether it is there or not: one folder for all runs of a user. */
export function wheelFolder(wheel: Wheel): string {
  const key = createHash('sha256')
    .update(JSON.stringify([wheel, overrides]))
    .digest('hex');
  return join(cacheFolder(), 'dyn-audit', 'venvs', `${wheel.version}-${key.slice(0, 12)}`);
}

export const isComplete = (folder: string): boolean => existsSync(join(folder, completeMark));

/** The release of a package in an environment, by the folder in which pip and uv write down what they installed. */
export function installedVersion(venv: string, name: string): string | null {
  const start = `${name.replaceAll('-', '_')}-`;
  const library = join(venv, 'lib');
  const pythons = entries(library).filter((name) => name.startsWith('python3'));
  const names = pythons.flatMap((name) => entries(join(library, name, 'site-packages')));
  const folder = names.find(
    (each) => each.startsWith(start) && /^\d.*\.dist-info$/.test(each.slice(start.length)),
  );
  return folder?.slice(start.length, -'.dist-info'.length) ?? null;
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** XDG's base folder rule: a relative path is as good as none. */
function cacheFolder(): string {
  const given = process.env.XDG_CACHE_HOME;
  return given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
}
