import { invalid, unreadable } from '../errors.ts';
import type { ApiError } from '../faults/types.ts';
import { isObject, isText, type JsonObject } from '../json.ts';

type Rule = (body: JsonObject) => string | null;

const given = (value: unknown): boolean => value !== undefined && value !== null;

const mostTokens = 1_048_576;

/** Type of each field that is looked at; what does not fit cannot be read. */
const types: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object'>> = {
  model: 'string',
  stream: 'boolean',
  temperature: 'number',
  top_p: 'number',
  max_tokens: 'number',
  max_completion_tokens: 'number',
  max_output_tokens: 'number',
  min_tokens: 'number',
  n: 'number',
  ignore_eos: 'boolean',
  stream_options: 'object',
  response_format: 'object',
};

const whole = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'min_tokens', 'n'];

/** Why a body is not even of the right shape, in serde's words as far as they matter; null when it is. */
export function unreadableBody(body: unknown, required: readonly string[]): ApiError | null {
  if (!isObject(body)) return unreadable('invalid type, expected an object');
  for (const [name, type] of Object.entries(types)) {
    const value = body[name];
    if (given(value) && typeof value !== type)
      return unreadable(`${name}: invalid type: ${typeof value}, expected ${type}`);
    if (given(value) && whole.includes(name) && !(Number.isInteger(value) && Number(value) >= 0))
      return unreadable(`${name}: invalid value: ${String(value)}, expected an unsigned integer`);
  }
  const missing = required.find((name) => !given(body[name]));
  if (missing !== undefined) return unreadable(`missing field \`${missing}\``);
  if (given(body.messages)) return unreadableMessages(body.messages);
  return null;
}

const roles = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];

function unreadableMessages(messages: unknown): ApiError | null {
  if (!Array.isArray(messages)) return unreadable('messages: invalid type, expected a sequence');
  for (const [at, message] of messages.entries()) {
    if (!isObject(message)) return unreadable(`messages[${at}]: invalid type, expected an object`);
    if (!isText(message.role)) return unreadable(`messages[${at}]: missing field \`role\``);
    if (!roles.includes(message.role))
      return unreadable(`messages[${at}]: unknown variant \`${message.role}\``);
    const { content } = message;
    if (given(content) && !isText(content) && !Array.isArray(content))
      return unreadable(`messages[${at}].content: data did not match any variant`);
  }
  return null;
}

const between =
  (name: string, said: string, low: number, high: number): Rule =>
  (body) => {
    const value = body[name];
    if (typeof value !== 'number' || (value >= low && value <= high)) return null;
    return `${said} must be between ${low} and ${high}, got ${value}`;
  };

const limit =
  (name: string, said: string): Rule =>
  (body) => {
    const value = body[name];
    if (value === 0) return `${said} must be greater than 0, got 0`;
    if (typeof value === 'number' && value > mostTokens)
      return `${said} must not exceed ${mostTokens}, got ${value}`;
    return null;
  };

const rules: readonly Rule[] = [
  (body) => (isText(body.model) && body.model.trim() === '' ? 'Model cannot be empty' : null),
  (body) =>
    Array.isArray(body.messages) && body.messages.length === 0
      ? 'Messages array cannot be empty'
      : null,
  between('temperature', 'Temperature', 0, 2),
  between('top_p', 'Top_p', Number.MIN_VALUE, 1),
  limit('max_tokens', 'Max tokens'),
  limit('max_completion_tokens', 'Max completion tokens'),
  limit('max_output_tokens', 'Max output tokens'),
  between('n', 'n', 1, 128),
  ({ n, temperature }) =>
    typeof n === 'number' && n > 1 && temperature === 0
      ? `When n > 1, temperature must be greater than 0 to ensure diverse outputs. Got n=${n}, temperature=0`
      : null,
  stopRule,
  toolsRule,
];

function stopRule({ stop }: JsonObject): string | null {
  if (stop === '') return 'Stop sequence cannot be empty';
  if (!Array.isArray(stop)) return null;
  if (stop.length === 0) return 'Stop sequences array cannot be empty';
  if (stop.length > 32) return `Maximum of 32 stop sequences allowed, got ${stop.length}`;
  const empty = stop.indexOf('');
  return empty < 0 ? null : `Stop sequence at index ${empty} cannot be empty`;
}

function toolsRule({ tools, tool_choice }: JsonObject): string | null {
  const names = (Array.isArray(tools) ? tools : []).map((tool: unknown) =>
    isObject(tool) && isObject(tool.function) ? tool.function.name : undefined,
  );
  const bad = names.findIndex((name) => !isText(name) || !/^[\w-]{1,128}$/.test(name));
  if (bad >= 0)
    return `Function at index ${bad} has an invalid name: "${String(names[bad])}". Only a-z, A-Z, 0-9, underscores, and dashes are allowed.`;
  if (tool_choice === 'required' && names.length === 0)
    return 'tool_choice is "required" but tools is empty';
  const named =
    isObject(tool_choice) && isObject(tool_choice.function) ? tool_choice.function.name : null;
  if (isText(named) && !names.includes(named))
    return `tool named "${named}" in tool_choice is not present in tools`;
  return null;
}

/** Why a readable request is refused; null when it is good. The words are Dynamo's. */
export function invalidBody(body: JsonObject): ApiError | null {
  for (const rule of rules) {
    const why = rule(body);
    if (why !== null) return invalid(why);
  }
  return null;
}
