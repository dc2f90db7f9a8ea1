import { carriesOutput, readError, readUsage } from './choices.ts';
import { exchange, type Line } from './exchange.ts';
import { dig, parseJson, textOf } from './json.ts';
import { openReader } from './reader.ts';
import type { Outgoing, TimedAnswer, Usage } from './types.ts';

/** How much of an error's body is kept, and how long a stream may become before it is hung up. */
const errorBytes = 64 * 1024;
const streamBytes = 256 * 1024 * 1024;

/** Sends a streaming request of a load and keeps only times and counts: many of them run at once. */
export async function time(line: Line, request: Outgoing): Promise<TimedAnswer> {
  const started = performance.now();
  const chunks_ms: number[] = [];
  let usage: Usage | null = null;
  let finish_reason: string | null = null;
  let error: string | null = null;
  let done = false;
  let refusal = '';
  let now = 0;
  let size = 0;
  const reader = openReader((data) => {
    if (data === '[DONE]') {
      done = true;
      return;
    }
    const chunk = parseJson(data);
    if (carriesOutput(chunk)) chunks_ms.push(now - started);
    usage = readUsage(dig(chunk, 'usage')) ?? usage;
    finish_reason = textOf(dig(chunk, 'choices', 0, 'finish_reason')) ?? finish_reason;
    error ??= readError(chunk);
  });
  const ended = await exchange(line, request, (piece, status) => {
    now = performance.now();
    if (status < 400) reader.feed(piece);
    else if (refusal.length < errorBytes) refusal += piece.toString('utf8');
    size += piece.length;
    return size > streamBytes;
  });
  if (ended.status >= 400) error = readError(parseJson(refusal)) ?? `status ${ended.status}`;
  return {
    started_ms: started,
    status: ended.status,
    end: ended.end,
    error: ended.error ?? error,
    ttft_ms: chunks_ms[0] ?? null,
    chunks_ms,
    elapsed_ms: ended.elapsed_ms,
    usage,
    finish_reason,
    done,
  };
}
