import { carriesOutput, joinChunks, readError } from './choices.ts';
import { type Ended, exchange, type Line } from './exchange.ts';
import { parseJson } from './json.ts';
import { openReader } from './reader.ts';
import type { StreamAnswer, StreamEvent, StreamRequest } from './types.ts';

/** Sends a streaming request and keeps all that came: events with their times, the bytes, the joined text. */
export async function stream(
  line: Line,
  request: StreamRequest,
  maxBytes: number,
): Promise<StreamAnswer> {
  const started = performance.now();
  const events: StreamEvent[] = [];
  const bytes: Buffer[] = [];
  let size = 0;
  const reader = openReader((data) => {
    events.push({ at_ms: performance.now() - started, data, json: parseJson(data) });
  });
  const ended = await exchange(line, request, (piece) => {
    size += piece.length;
    if (size > maxBytes) return true;
    bytes.push(piece);
    reader.feed(piece);
    return request.abortAfter !== undefined && events.length >= request.abortAfter;
  });
  const chunks = events.map((event) => event.json);
  const reply = joinChunks(chunks);
  const raw = Buffer.concat(bytes);
  return {
    ...reply,
    status: ended.status,
    headers: ended.headers,
    events,
    raw,
    done: events.some((event) => event.data === '[DONE]'),
    end: ended.end,
    text: reply.choices.find((choice) => choice.index === 0)?.text ?? '',
    error: errorOf(ended, chunks, raw, size > maxBytes),
    ttft_ms: events.find((event) => carriesOutput(event.json))?.at_ms ?? null,
    elapsed_ms: ended.elapsed_ms,
  };
}

function errorOf(
  ended: Ended,
  chunks: readonly unknown[],
  raw: Buffer,
  tooLong: boolean,
): string | null {
  if (tooLong) return 'the answer is longer than is read';
  if (ended.error !== null) return ended.error;
  const inside = chunks.map(readError).find((error) => error !== null);
  if (inside !== undefined) return inside;
  // A refusal comes as a plain body, not as events.
  return ended.status >= 400 ? readError(parseJson(raw.toString('utf8'))) : null;
}
