import { splitWords } from '../split-words.ts';

/** What the text of a launch script says of how to start it. */
export interface ScriptFacts {
  /** The flag that takes the model; null: it is told by variables. */
  readonly model_flag: string | null;
  /** Variables that take the model and the name to serve it under. */
  readonly model_variables: readonly string[];
  /** The model without any; null when the text does not say it plainly. */
  readonly default_model: string | null;
  /** Variables that each take a port of a worker's system server, in order. */
  readonly port_variables: readonly string[];
}

const flags = ['--model-path', '--model-name', '--model'] as const;
const variables = ['MODEL_PATH', 'SERVED_MODEL_NAME'] as const;

/** Reads a script of `examples/backends/<engine>/launch`. */
export function readScript(text: string): ScriptFacts {
  const takes = (flag: string): boolean =>
    new RegExp(`^\\s*(?:-\\w\\|)?(?:--[\\w-]+\\|)*${flag}(?:\\|--[\\w-]+)*\\)`, 'm').test(text);
  const settable = (name: string): boolean =>
    new RegExp(`^(?:export )?${name}=["']?\\$\\{${name}:-`, 'm').test(text);
  const numbered = [...text.matchAll(/\$\{(DYN_SYSTEM_PORT\d+):-/g)].map(([, name]) => name!);
  return {
    model_flag: flags.find(takes) ?? null,
    model_variables: variables.filter(settable),
    default_model: defaultModel(text),
    port_variables: numbered.length > 0 ? [...new Set(numbered)].sort() : ['DYN_SYSTEM_PORT'],
  };
}

function defaultModel(text: string): string | null {
  for (const name of ['SERVED_MODEL_NAME', 'MODEL', 'MODEL_PATH', 'MODEL_NAME']) {
    const plain = new RegExp(
      `^(?:export )?${name}=(?:"([^"$]+)"|"?\\$\\{\\w+:-"?([^"$}]+)"?\\}"?)\\s*$`,
      'm',
    ).exec(text);
    const model = plain?.[1] ?? plain?.[2];
    if (model !== undefined) return model;
  }
  return null;
}

/** The name that the worker will serve under: the last one said, as its own parser takes it. */
export function servedName(args: string): string | null {
  const words = splitWords(args);
  const at = words.lastIndexOf('--served-model-name');
  const joined = words.findLast((word) => word.startsWith('--served-model-name='));
  if (joined !== undefined && words.lastIndexOf(joined) > at)
    return joined.slice(joined.indexOf('=') + 1);
  return at === -1 ? null : (words[at + 1] ?? null);
}
