import type { Ask, Choice } from '../plane/messages.ts';
import { pieceAt } from './pieces.ts';
import { mixed, seedOf } from './seed.ts';
import { fitting } from './shape.ts';

export interface OutputLimits {
  /** An answer ends by itself after this many tokens and up to a third more. */
  readonly eosAfter: number;
  /** Prompt and answer together. */
  readonly contextLength: number;
}

/** All that will be said, worked out before the first token: the same for the same request, in every process. */
export function planOutput(ask: Ask, limits: OutputLimits): readonly Choice[] {
  return ask.prompts.flatMap((prompt, at) =>
    Array.from({ length: ask.n }, (_, sample) =>
      planChoice(
        ask,
        limits,
        seedOf(`${sample}\u0000${prompt.text}`),
        prompt.tokens,
        at * ask.n + sample,
      ),
    ),
  );
}

function planChoice(
  ask: Ask,
  limits: OutputLimits,
  seed: number,
  promptTokens: number,
  index: number,
): Choice {
  const room = Math.max(1, limits.contextLength - promptTokens);
  const limit = Math.min(ask.max_tokens ?? room, room);
  const whole = wholeText(ask);
  if (whole !== null) {
    const fits = whole.length <= limit;
    const ends = ask.call === null ? 'stop' : 'tool_calls';
    return { index, pieces: whole.slice(0, limit), finish: fits ? ends : 'length' };
  }
  const natural =
    limits.eosAfter + (mixed(seed, -2) % Math.max(1, Math.floor(limits.eosAfter / 3)));
  const end = ask.ignore_eos ? limit : Math.min(limit, Math.max(natural, ask.min_tokens));
  const pieces = Array.from({ length: end }, (_, at) => pieceAt(seed, at));
  const stopped = stopAt(pieces, ask.stop, ask.min_tokens);
  if (stopped !== null) return { index, pieces: stopped, finish: 'stop' };
  return { index, pieces, finish: end < limit ? 'stop' : 'length' };
}

/** Arguments of a tool or a document of a given shape, in pieces of four characters; null: free text. */
function wholeText(ask: Ask): string[] | null {
  const schema = ask.call?.parameters ?? ask.shape;
  if (schema === null) return null;
  const characters = [...JSON.stringify(fitting(schema))];
  return Array.from({ length: Math.ceil(characters.length / 4) }, (_, at) =>
    characters.slice(at * 4, at * 4 + 4).join(''),
  );
}

/**
 * The pieces up to the first stop text, which is not part of them; as many as there were tokens up to its end, so that
 * tokens that say nothing are counted. Null: none is met.
 */
function stopAt(
  pieces: readonly string[],
  stop: readonly string[],
  least: number,
): readonly string[] | null {
  if (stop.length === 0) return null;
  const text = pieces.join('');
  const hits = stop
    .flatMap((one) => {
      const from = text.indexOf(one, pieces.slice(0, least).join('').length);
      return from < 0 ? [] : [{ from, to: from + one.length }];
    })
    .sort((a, b) => a.to - b.to || a.from - b.from);
  const first = hits[0];
  if (first === undefined) return null;
  const kept: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (at >= first.to) break;
    kept.push(piece.slice(0, Math.max(0, first.from - at)));
    at += piece.length;
  }
  return kept;
}
