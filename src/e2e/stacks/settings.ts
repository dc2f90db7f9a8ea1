import type { Plan, Setting, Settings } from '../../model/e2e-plan.ts';
import type { Stack } from '../../model/e2e-stack.ts';
import { UserError } from '../../model/errors.ts';

/** Settings of one side of a run, by type. A value of another type is a UserError that names the setting. */
export interface SettingReader {
  /** Null where nothing was set and there is no default. */
  readonly text: (name: string) => string | null;
  readonly number: (name: string) => number | null;
  /** One of the given words. */
  readonly choice: <T extends string>(name: string, known: readonly T[]) => T;
  /** Variables set by `env.NAME`, for the stack's processes. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads the settings of a plan for a side; what the plan leaves out has the stack's default. */
export function readSettings(
  defaults: Stack['settings'],
  plan: Plan,
  side: 'head' | 'base' = 'head',
): SettingReader {
  const settings: Settings = { ...defaults, ...sideSettings(plan, side, defaults) };
  const wrong = (name: string, expected: string): UserError =>
    new UserError(`setting ${name}: expected ${expected}, got ${JSON.stringify(settings[name])}`);
  const text = (name: string): string | null => {
    const value = settings[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'object') throw wrong(name, 'a text');
    return String(value);
  };
  return {
    text,
    number: (name) => {
      const value = settings[name];
      if (value === undefined || value === null) return null;
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(name, 'a number');
      return value;
    },
    choice: (name, known) => {
      const value = text(name);
      const found = known.find((word) => word === value);
      if (found === undefined) throw wrong(name, `one of ${known.join(', ')}`);
      return found;
    },
    environment: environmentOf(settings),
  };
}

/**
 * Without a checkout the other side of a comparison is other settings of the same stack, `KEY=VALUE,...`, laid over
 * those of the run.
 */
function sideSettings(plan: Plan, side: 'head' | 'base', defaults: Stack['settings']): Settings {
  if (side === 'head' || plan.ab === null || plan.repo !== null) return plan.settings;
  const given = plan.ab.base.split(',').map((pair): readonly [string, Setting] => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at < 1 || !(name in defaults || name.startsWith('env.')))
      throw new UserError(
        `--ab ${plan.ab?.base}: expected KEY=VALUE,... with settings of stack ${plan.stack} (${Object.keys(defaults).join(', ')})`,
      );
    return [name, typed(pair.slice(at + 1), defaults[name])];
  });
  return { ...plan.settings, ...Object.fromEntries(given) };
}

/** A number or a switch where the default is one or is absent; else the text as it stands. */
function typed(text: string, fallback: Setting | undefined): Setting {
  if (typeof fallback === 'string') return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

const environmentOf = (settings: Settings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      name.startsWith('env.') && value !== null ? [[name.slice(4), String(value)]] : [],
    ),
  );
