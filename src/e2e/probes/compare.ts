import { isDeepStrictEqual } from 'node:util';
import { parseJson } from '../client/index.ts';
import { type Said, tokensOf } from './said.ts';

/** Where two answers to the same request differ, in a line; null when they say the same. */
export function difference(a: Said, b: Said): string | null {
  if (a.choices.length !== b.choices.length)
    return `${a.choices.length} choices and ${b.choices.length}`;
  for (const [at, one] of a.choices.entries()) {
    const other = b.choices[at];
    if (other === undefined) continue;
    if (one.text !== other.text) return textDifference(one.text, other.text);
    if (one.finish_reason !== other.finish_reason)
      return `finish_reason ${one.finish_reason} and ${other.finish_reason}`;
    const calls = one.tool_calls.map(({ name }) => name);
    const others = other.tool_calls.map(({ name }) => name);
    if (!isDeepStrictEqual(calls, others)) return `tools ${calls} and ${others}`;
    for (const [i, call] of one.tool_calls.entries())
      if (
        !isDeepStrictEqual(meaning(call.arguments), meaning(other.tool_calls[i]?.arguments ?? ''))
      )
        return `arguments ${call.arguments} and ${other.tool_calls[i]?.arguments}`;
  }
  const [tokens, others] = [tokensOf(a.usage), tokensOf(b.usage)];
  if (tokens !== null && others !== null && tokens !== others)
    return `${tokens} tokens and ${others}`;
  return null;
}

const around = 12;

function textDifference(a: string, b: string): string {
  const [left, right] = [[...a], [...b]];
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const show = (text: readonly string[]): string =>
    JSON.stringify(text.slice(at, at + around).join(''));
  return `texts differ from character ${at + 1} on: ${show(left)} and ${show(right)}`;
}

/** Arguments by what they mean: white space is no difference. */
const meaning = (text: string): unknown => parseJson(text) ?? text;
