import type { StackTraits } from '../../model/e2e-stack.ts';
import { isRecord, parseJson, type ToolCall } from '../client/index.ts';
import { find, findOpen } from './finding.ts';
import type { Finding } from './probe.ts';
import { type Said, tokensOf, unanswered } from './said.ts';
import type { Fields } from './talk.ts';

/** Few values are possible, so that even random weights under a grammar come to an end soon. */
const tool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Weather of a city.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string', enum: ['Oslo', 'Paris', 'Tokyo'] } },
      required: ['city'],
      additionalProperties: false,
    },
  },
};
const toolName = tool.function.name;

/** What `tool_choice` is sent, by the name that messages call it. */
export const choices = {
  auto: 'auto',
  required: 'required',
  named: { type: 'function', function: { name: toolName } },
} as const;
export type ChoiceName = keyof typeof choices;

/** Enough for a call with white space that a grammar lets through (SGLang with random weights used up 48). */
const callTokens = 256;

/** Greedy decoding may stay in white space for ever where weights are random: chance gets out of it. */
export function callFields(choice: ChoiceName, repeatable: Repeatable): Fields {
  return {
    messages: [{ role: 'user', content: 'What is the weather in Oslo?' }],
    tools: [tool],
    tool_choice: choices[choice],
    max_tokens: callTokens,
    temperature: repeatable === 'always' ? 0 : 1,
  };
}

type Repeatable = StackTraits['repeatable'];

interface Judged {
  readonly complaints: readonly string[];
  /** Why it could not be told: the answer was cut off by the limit of tokens. */
  readonly open: readonly string[];
}

/** What is wrong with an answer to a request with a tool, by the `tool_choice` that was sent. */
function judgeCall(said: Said, choice: ChoiceName): Judged {
  const not = unanswered(said);
  if (not !== null) return { complaints: [not], open: [] };
  const [first] = said.choices;
  if (first === undefined) return { complaints: [`${said.name}: no choice`], open: [] };
  const complaints: string[] = [];
  const open: string[] = [];
  const finish = first.finish_reason;
  if (finish === null) complaints.push('no finish_reason');
  if (said.stream && !said.stream.done) complaints.push('the stream ends without [DONE]');
  const full = (tokensOf(said.usage) ?? 0) >= callTokens || finish === 'length';
  if (first.tool_calls.length === 0 && choice !== 'auto') {
    // A grammar had begun the list of calls.
    if (full && /^\s*([[{]|$)/.test(first.text))
      open.push('no tool call yet at the limit of tokens');
    else complaints.push(`no tool call but text, finish_reason ${finish}`);
  } else if (first.tool_calls.length === 0 && first.text === '')
    complaints.push('neither call nor text');
  for (const call of first.tool_calls) {
    const wrong = callFault(call);
    if (wrong !== null) (full && wrong.cut ? open : complaints).push(wrong.says);
  }
  // OpenAI's own answers say stop where the tool was named.
  const ends = choice === 'named' ? ['tool_calls', 'stop'] : ['tool_calls'];
  if (first.tool_calls.length > 0 && finish !== null && !ends.includes(finish))
    (full && finish === 'length' ? open : complaints).push(
      `a tool call with finish_reason ${finish}`,
    );
  const named = (text: string): string => `${said.name}: ${text}`;
  return { complaints: complaints.map(named), open: open.map(named) };
}

function callFault(call: ToolCall): { readonly says: string; readonly cut: boolean } | null {
  if (call.name !== toolName) return { says: `calls ${call.name}`, cut: false };
  if (call.id === null || call.id === '') return { says: 'a tool call without id', cut: false };
  const given = parseJson(call.arguments);
  if (given === undefined)
    return {
      says: `arguments are no JSON: ${JSON.stringify(call.arguments.slice(-40))}`,
      cut: true,
    };
  return isRecord(given)
    ? null
    : { says: `arguments are no object: ${call.arguments}`, cut: false };
}

/** A call by chance has this many chances to come to its end within the limit of tokens. */
const chances = 8;

/** Asks with one `tool_choice`, again where chance alone may have kept the call from its end. */
export async function askCall(
  ask: (name: string, fields: Fields) => Promise<Said>,
  choice: ChoiceName,
  repeatable: Repeatable,
): Promise<{ readonly said: Said; readonly judged: Judged }> {
  const fields = callFields(choice, repeatable);
  for (let chance = 1; ; chance += 1) {
    const said = await ask(chance === 1 ? choice : `${choice}-again-${chance}`, fields);
    const judged = judgeCall(said, choice);
    const open = judged.complaints.length === 0 && judged.open.length > 0;
    if (!open || repeatable === 'always' || chance === chances) return { said, judged };
  }
}

/** One finding of several answers. */
export function findCalls(
  judged: readonly Judged[],
  more: readonly string[],
  seen: string,
): Finding {
  const complaints = [...judged.flatMap((one) => one.complaints), ...more];
  const open = judged.flatMap((one) => one.open);
  return open.length > 0 ? findOpen(complaints, open.join('; ')) : find(complaints, seen);
}
