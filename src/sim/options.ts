import { parseArgs } from 'node:util';

/** A flag with the environment variable that says the same, as Dynamo names it, and what it is without both. */
export interface Flag {
  readonly doc: string;
  readonly env?: string;
  readonly fallback: string | null;
  readonly many?: true;
}

/** Wrong arguments: the program says it in one line and ends with 2. */
export class UsageError extends Error {}

export interface Options {
  readonly text: (name: string) => string | null;
  /** The flag's number; UsageError when it is none or not in the range. */
  readonly number: (name: string, low: number, high: number) => number;
  readonly list: (name: string) => readonly string[];
  readonly has: (name: 'help' | 'list-faults') => boolean;
}

const words = {
  help: { type: 'boolean', short: 'h' },
  'list-faults': { type: 'boolean' },
} as const;

/** Reads arguments; UsageError names one that is not known. */
export function readOptions(
  flags: Readonly<Record<string, Flag>>,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const values = parse(flags, args);
  const given = (name: string): string[] => {
    const value = values.get(name);
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
    return typeof value === 'string' ? [value] : [];
  };
  const text = (name: string): string | null => {
    const flag = flags[name];
    const inherited = flag?.env === undefined ? undefined : env[flag.env];
    return given(name)[0] ?? (inherited || null) ?? flag?.fallback ?? null;
  };
  return {
    text,
    number: (name, low, high) => {
      const said = text(name) ?? '';
      const value = said.trim() === '' ? Number.NaN : Number(said);
      if (!(value >= low && value <= high))
        throw new UsageError(`--${name} takes a number from ${low} to ${high}, not '${said}'`);
      return value;
    },
    list: given,
    has: (name) => values.get(name) === true,
  };
}

function parse(
  flags: Readonly<Record<string, Flag>>,
  args: readonly string[],
): ReadonlyMap<string, unknown> {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: 'string' as const, multiple: flag.many === true },
    ]),
  );
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { ...options, ...words },
      strict: true,
    });
    return new Map<string, unknown>(Object.entries(values));
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(first);
  }
}

/** The text of `--help`. */
export function helpText(program: string, flags: Readonly<Record<string, Flag>>): string {
  const lines = Object.entries(flags).map(([name, flag]) => {
    const defaults = [
      flag.env === undefined ? [] : [`env ${flag.env}`],
      flag.fallback === null ? [] : [`default ${flag.fallback}`],
    ].flat();
    const rest = defaults.length === 0 ? '' : ` (${defaults.join(', ')})`;
    return `  --${name.padEnd(20)} ${flag.doc}${rest}`;
  });
  return [
    `usage: node ${program} [options]`,
    'A simulator of a part of NVIDIA Dynamo; it runs no model.',
    '',
    ...lines,
    '  --list-faults          print the faults that can be planted, as JSON',
    '',
  ].join('\n');
}
