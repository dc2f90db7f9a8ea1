import { dig, isRecord, listOf, numberOf, textOf } from './json.ts';
import type { Choice, Reply, ToolCall, Usage } from './types.ts';

interface Growing {
  text: string;
  readonly calls: Map<number, { id: string | null; name: string | null; arguments: string }>;
  finish: string | null;
  finishes: number;
}

/** Joins the chunks of a stream, of chat or of completions, to what one answer would have said. */
export function joinChunks(chunks: readonly unknown[]): Reply {
  const growing = new Map<number, Growing>();
  let usage: Usage | null = null;
  for (const chunk of chunks) {
    usage = readUsage(dig(chunk, 'usage')) ?? usage;
    for (const choice of listOf(dig(chunk, 'choices'))) grow(growing, choice, 'delta');
  }
  return { choices: settle(growing), usage };
}

/** Reads an answer that came as one, of chat or of completions. */
export function readReply(json: unknown): Reply {
  const growing = new Map<number, Growing>();
  for (const choice of listOf(dig(json, 'choices'))) grow(growing, choice, 'message');
  return { choices: settle(growing), usage: readUsage(dig(json, 'usage')) };
}

/** Whether a chunk brings something that a reader would see. */
export function carriesOutput(chunk: unknown): boolean {
  return listOf(dig(chunk, 'choices')).some(
    (choice) =>
      Boolean(textOf(dig(choice, 'delta', 'content'))) ||
      Boolean(textOf(dig(choice, 'text'))) ||
      Boolean(textOf(dig(choice, 'delta', 'reasoning_content'))) ||
      listOf(dig(choice, 'delta', 'tool_calls')).length > 0,
  );
}

export function readUsage(value: unknown): Usage | null {
  if (!isRecord(value)) return null;
  return {
    prompt_tokens: numberOf(value.prompt_tokens),
    completion_tokens: numberOf(value.completion_tokens),
    total_tokens: numberOf(value.total_tokens),
  };
}

/** What an error event or an error body says; null when it is none. Dynamo has both `{message}` and `{error: …}`. */
export function readError(json: unknown): string | null {
  const error = dig(json, 'error');
  if (typeof error === 'string') return error;
  if (isRecord(error)) {
    const said = textOf(error.message) ?? JSON.stringify(error);
    return error.code === undefined ? said : `${String(error.code)} ${said}`;
  }
  if (dig(json, 'choices') !== undefined) return null;
  return textOf(dig(json, 'message'));
}

function grow(growing: Map<number, Growing>, choice: unknown, part: 'delta' | 'message'): void {
  const index = numberOf(dig(choice, 'index')) ?? 0;
  const held = growing.get(index) ?? { text: '', calls: new Map(), finish: null, finishes: 0 };
  growing.set(index, held);
  held.text += textOf(dig(choice, part, 'content')) ?? textOf(dig(choice, 'text')) ?? '';
  const finish = textOf(dig(choice, 'finish_reason'));
  if (finish !== null) {
    held.finish = finish;
    held.finishes += 1;
  }
  for (const [place, call] of listOf(dig(choice, part, 'tool_calls')).entries()) {
    const at = numberOf(dig(call, 'index')) ?? place;
    const known = held.calls.get(at) ?? { id: null, name: null, arguments: '' };
    held.calls.set(at, known);
    known.id ??= textOf(dig(call, 'id'));
    known.name ??= textOf(dig(call, 'function', 'name'));
    known.arguments += textOf(dig(call, 'function', 'arguments')) ?? '';
  }
}

function settle(growing: Map<number, Growing>): readonly Choice[] {
  return inOrder(growing).map(([index, held]) => ({
    index,
    text: held.text,
    tool_calls: inOrder(held.calls).map(([, call]): ToolCall => ({ ...call })),
    finish_reason: held.finish,
    finishes: held.finishes,
  }));
}

const inOrder = <T>(map: ReadonlyMap<number, T>): readonly (readonly [number, T])[] =>
  [...map].sort(([a], [b]) => a - b);
