import { dig, isRecord, listOf, numberOf, textOf } from '../../../src/e2e/client/index.ts';

export interface Choice {
  readonly pieces: readonly string[];
  readonly call: { readonly name: string; readonly arguments: string } | null;
  readonly finish: string | null;
}

/** What is answered, before it is written in one or the other mode. */
export interface Answer {
  readonly choices: readonly Choice[];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number };
  readonly unary: () => Record<string, unknown>;
  readonly events: () => readonly unknown[];
}

const words = [
  'Grö',
  'ße ',
  'cat',
  ' 東京',
  '🙂',
  'do',
  'G ',
  'é',
  'bird',
  ' мир',
  '.',
  ' x',
  'yz',
  '0',
];

/** The answer to a good request: text that depends on what was said and nothing else. */
export function answerTo(path: string, body: unknown): Answer {
  const chat = path.endsWith('/chat/completions');
  const said = JSON.stringify(dig(body, chat ? 'messages' : 'prompt') ?? dig(body, 'input') ?? '');
  const limit =
    numberOf(dig(body, 'max_tokens')) ??
    numberOf(dig(body, 'max_completion_tokens')) ??
    numberOf(dig(body, 'max_output_tokens')) ??
    200;
  const stop = textOf(dig(body, 'stop', 0));
  const choice = dig(body, 'tool_choice');
  const called = choice === 'required' || isRecord(choice);
  const choices = Array.from({ length: numberOf(dig(body, 'n')) ?? 1 }, (_, index): Choice => {
    if (called) {
      const call = { name: 'get_weather', arguments: '{"city": "Oslo"}' };
      return { pieces: [], call, finish: 'tool_calls' };
    }
    const from = [...said].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), index);
    const whole = Array.from(
      { length: limit },
      (_, at) => words[(from + at * 3) % words.length] ?? '',
    );
    const pieces = stop === null ? whole : [cutAt(whole.join(''), stop)];
    const stopped = stop !== null && pieces[0] !== whole.join('');
    return { pieces, call: null, finish: stopped ? 'stop' : 'length' };
  });
  const tokens = called ? 12 : stop === null ? limit * choices.length : 5;
  return write(path, { prompt_tokens: said.length, completion_tokens: tokens }, choices, chat);
}

/** The same answer with other choices or usage. */
export function rewrite(answer: Answer, parts: Partial<Pick<Answer, 'choices' | 'usage'>>): Answer {
  const { choices = answer.choices, usage = answer.usage } = parts;
  const object = answer.unary().object;
  const path = object === 'response' ? '/v1/responses' : '/v1/x';
  return write(path, usage, choices, object === 'chat.completion');
}

const cutAt = (text: string, stop: string): string =>
  text.includes(stop) ? text.slice(0, text.indexOf(stop)) : text;

function write(
  path: string,
  counted: Answer['usage'],
  choices: readonly Choice[],
  chat: boolean,
): Answer {
  const usage = { ...counted, total_tokens: counted.prompt_tokens + counted.completion_tokens };
  const common = { id: 'x-1', model: 'tiny', created: 1 };
  const object = chat ? 'chat.completion' : 'text_completion';
  const chunk = (index: number, part: object, finish: string | null = null) => ({
    ...common,
    object: chat ? 'chat.completion.chunk' : object,
    choices: [{ index, ...(chat ? { delta: part } : part), finish_reason: finish }],
    usage: null,
  });
  const unary = (): Record<string, unknown> => {
    if (path.endsWith('/responses')) {
      const content = [{ type: 'output_text', text: choices[0]?.pieces.join('') }];
      const output = [{ type: 'message', content }];
      return { object: 'response', output, usage: { output_tokens: usage.completion_tokens } };
    }
    return { ...common, object, choices: choices.map(whole), usage };
  };
  const whole = ({ pieces, call, finish }: Choice, index: number) => {
    const tool_calls = call ? [{ id: 'call-1', type: 'function', function: call }] : undefined;
    const message = { role: 'assistant', content: call ? null : pieces.join(''), tool_calls };
    return chat
      ? { index, message, finish_reason: finish }
      : { index, text: pieces.join(''), finish_reason: finish };
  };
  const events = (): readonly unknown[] => [
    ...choices.flatMap(({ pieces, call, finish }, index) => [
      ...(chat ? [chunk(index, { role: 'assistant', content: '' })] : []),
      ...pieces.map((text) => chunk(index, chat ? { content: text } : { text })),
      ...(call ? callPieces(call).map((piece) => chunk(index, { tool_calls: [piece] })) : []),
      chunk(index, chat ? {} : { text: '' }, finish),
    ]),
    { ...common, object: chat ? 'chat.completion.chunk' : object, choices: [], usage },
    '[DONE]',
  ];
  return { choices, usage: counted, unary, events };
}

function callPieces(call: { readonly name: string; readonly arguments: string }) {
  const half = call.arguments.length / 2;
  return [
    {
      index: 0,
      id: 'call-1',
      function: { name: call.name, arguments: call.arguments.slice(0, half) },
    },
    { index: 0, function: { arguments: call.arguments.slice(half) } },
  ];
}

/** Why a request is refused, as Dynamo does; null: it is good. */
export function refusalOf(path: string, body: unknown): readonly [number, string] | null {
  if (!isRecord(body) || typeof body.model !== 'string' || body.model.includes('\ufffd'))
    return [400, 'Failed to deserialize the JSON body'];
  if (body.model !== 'tiny') return [404, 'Model not found'];
  const max = body.max_tokens;
  if (max !== undefined && (typeof max !== 'number' || max < 1))
    return [400, 'Validation: max_tokens'];
  const heat = body.temperature;
  if (typeof heat === 'number' && (heat < 0 || heat > 2)) return [400, 'Validation: temperature'];
  if (!path.endsWith('/chat/completions')) return null;
  const messages = listOf(body.messages);
  if (messages.length === 0) return [400, 'Validation: messages'];
  const known = messages.every((message) =>
    ['system', 'user', 'assistant'].includes(String(dig(message, 'role'))),
  );
  return known ? null : [400, 'Failed to deserialize the JSON body: unknown variant'];
}
