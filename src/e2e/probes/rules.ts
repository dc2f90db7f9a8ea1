import { dig, textOf } from '../client/index.ts';
import { count } from './finding.ts';
import { type Said, tokensOf, unanswered } from './said.ts';

export interface Rules {
  /** How many choices were asked for. */
  readonly n?: number;
  /** The limit of tokens that was sent. */
  readonly max?: number;
  /** A text may be missing: after a stop string that came at once. */
  readonly mayBeEmpty?: boolean;
  /** It was hung up by us: no end is expected. */
  readonly hungUp?: boolean;
}

const reasons: readonly string[] = [
  'stop',
  'length',
  'tool_calls',
  'function_call',
  'content_filter',
];

/** What is wrong with an answer by the rules that every one of them must keep; empty: nothing. */
export function faults(said: Said, rules: Rules = {}): readonly string[] {
  const not = unanswered(said);
  if (not !== null) return [not];
  const found = [
    ...choiceFaults(said, rules),
    ...streamFaults(said, rules),
    ...usageFaults(said, rules),
  ];
  return found.map((fault) => `${said.name}: ${fault}`);
}

function choiceFaults({ choices }: Said, { n = 1, mayBeEmpty, hungUp }: Rules): readonly string[] {
  const found: string[] = [];
  if (choices.length !== n) found.push(`${count(choices.length, 'choice')} for n=${n}`);
  choices.forEach((choice, at) => {
    if (choice.index !== at) found.push(`choice ${at} has index ${choice.index}`);
    if (choice.text === '' && choice.tool_calls.length === 0 && !mayBeEmpty)
      found.push(`choice ${at} has no text`);
    if (hungUp) return;
    if (choice.finish_reason === null) found.push(`choice ${at} has no finish_reason`);
    else if (!reasons.includes(choice.finish_reason))
      found.push(`choice ${at} has the unknown finish_reason ${choice.finish_reason}`);
    if (choice.finishes > 1) found.push(`choice ${at} has ${choice.finishes} finish_reasons`);
  });
  return found;
}

function streamFaults({ stream }: Said, { hungUp }: Rules): readonly string[] {
  if (stream === null) return [];
  const found: string[] = [];
  const data = stream.events.filter((event) => event.data !== '[DONE]');
  if (data.some((event) => event.json === undefined)) found.push('an event is no JSON');
  const ids = new Set(
    data.map((event) => textOf(dig(event.json, 'id'))).filter((id) => id !== null),
  );
  if (ids.size > 1) found.push(`its chunks have ${ids.size} ids`);
  if (!stream.done && !hungUp) found.push('the stream ends without [DONE]');
  if (stream.done && stream.events.at(-1)?.data !== '[DONE]') found.push('events after [DONE]');
  return found;
}

/** Whether usage is there at all is a question of its own; where it is, it must add up. */
function usageFaults({ usage }: Said, { n = 1, max }: Rules): readonly string[] {
  if (usage === null) return [];
  const { prompt_tokens, completion_tokens, total_tokens } = usage;
  if (prompt_tokens === null || completion_tokens === null || total_tokens === null)
    return ['usage lacks a count'];
  const found: string[] = [];
  if (completion_tokens === 0) found.push('0 tokens were generated');
  if (prompt_tokens === 0) found.push('usage says 0 prompt tokens');
  if (prompt_tokens + completion_tokens !== total_tokens)
    found.push(`usage says ${prompt_tokens} + ${completion_tokens} = ${total_tokens} tokens`);
  if (max !== undefined && completion_tokens > max * n)
    found.push(`${completion_tokens} tokens for max_tokens ${max}${n > 1 ? ` and n=${n}` : ''}`);
  return found;
}

/** For messages: `16 tokens, finish_reason length`. */
export function describe(said: Said): string {
  const tokens = tokensOf(said.usage);
  const finish = said.choices[0]?.finish_reason ?? 'none';
  return `${tokens === null ? 'unknown tokens' : count(tokens, 'token')}, finish_reason ${finish}`;
}
