import { dig, textOf } from '../client/index.ts';
import { count } from './finding.ts';
import { type Said, tokensOf, unanswered } from './said.ts';

export interface Rules {
  /** How many choices were asked for. */
  readonly n?: number;
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
  const found = [...choiceFaults(said, rules), ...streamFaults(said, rules), ...emptyFaults(said)];
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

/** A success without a token is none. */
function emptyFaults({ usage }: Said): readonly string[] {
  return tokensOf(usage) === 0 ? ['0 tokens were generated'] : [];
}

/** For messages: `16 tokens, finish_reason length`. */
export function describe(said: Said): string {
  const tokens = tokensOf(said.usage);
  const finish = said.choices[0]?.finish_reason ?? 'none';
  return `${tokens === null ? 'unknown tokens' : count(tokens, 'token')}, finish_reason ${finish}`;
}
