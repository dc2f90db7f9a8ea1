import type { Setting, Settings } from '../../../model/e2e-plan.ts';
import { UserError } from '../../../model/errors.ts';
import type { LoadOrder } from '../../load/index.ts';

export const driverNames = ['auto', 'aiperf', 'built-in'] as const;

/** What one load run is made of; the stages `load` and `ab` have all of these. */
export const loadDefaults = {
  /** `auto`: the built-in one for the simulator, else aiperf where there is one. */
  driver: 'auto',
  /** A version, a program, or a Python environment; null: as the checkout pins it. */
  aiperf: null,
  requests: 70,
  concurrency: 8,
  warmup: 8,
  input_tokens: 64,
  output_tokens: 32,
  ignore_eos: true,
  seed: 1,
  request_timeout_s: 60,
  /** Of one run. */
  run_timeout_s: 900,
  /** How long aiperf may take to end after its last request has. */
  hang_s: 60,
  /** Folder or name, for aiperf; null: that of the stack, else the model's name. */
  tokenizer: null,
  /** Added to the arguments of aiperf. */
  extra_args: [],
} as const satisfies Settings;

/** What `options` asks of a load run, read and checked. UserError for a value that makes no load. */
export function readOrder(stage: string, options: Settings): Omit<LoadOrder, 'id'> {
  const at = (name: string): string => `${stage}.${name}`;
  const whole = (name: string, least: number): number => {
    const value = options[name];
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
    throw new UserError(`${at(name)}: expected a whole number of at least ${least}`);
  };
  const seconds = (name: string): number => readSeconds(at(name), options[name]);
  return {
    requests: whole('requests', 1),
    concurrency: whole('concurrency', 1),
    warmup: whole('warmup', 0),
    input_tokens: whole('input_tokens', 1),
    output_tokens: whole('output_tokens', 1),
    ignore_eos: options.ignore_eos === true,
    seed: whole('seed', 0),
    request_timeout_ms: seconds('request_timeout_s') * 1000,
    timeout_ms: seconds('run_timeout_s') * 1000,
  };
}

export function readSeconds(where: string, value: Setting | undefined): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new UserError(`${where}: expected a number of seconds above 0`);
}

/** A text, or null. */
export function readText(where: string, value: Setting | undefined): string | null {
  if (value === null || value === undefined) return null;
  // `--set load.aiperf=0.10` reads as a number: a version is what was meant.
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new UserError(`${where}: expected a text`);
}

export function readTexts(where: string, value: Setting | undefined): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  throw new UserError(`${where}: expected a list of texts`);
}
