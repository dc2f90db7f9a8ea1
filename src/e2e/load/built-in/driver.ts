import { type Client, openClient, type TimedAnswer } from '../../client/index.ts';
import { summarise } from '../summarise.ts';
import type { LoadContext, LoadDriver, LoadOrder, LoadOutcome, RequestRecord } from '../types.ts';
import { promptOf } from './prompt.ts';

/**
 * Our own load: streaming chats in a closed loop inside this process. Times to the first and between tokens are defined
 * as aiperf defines them, tokens are those of the answers' `usage`, since one chunk may hold several.
 */
export const builtIn: LoadDriver = { id: 'built-in', label: 'built-in', run };

async function run(order: LoadOrder, context: LoadContext): Promise<LoadOutcome> {
  const client = openClient(context.target.url, { signal: context.signal });
  try {
    const deadline = performance.now() + order.timeout_ms;
    const warmup = await loop(client, order, context, { from: 0, count: order.warmup, deadline });
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const records = await loop(client, order, context, {
      from: order.warmup,
      count: order.requests,
      deadline,
    });
    const cpu = process.cpuUsage(cpuBefore);
    const cores = (cpu.user + cpu.system) / 1000 / Math.max(1, performance.now() - startedAt);
    const lines = records.map((record) => JSON.stringify(record)).join('\n');
    const evidence = [context.folder.write(`load/${order.id}.jsonl`, `${lines}\n`)];
    const all = [...warmup, ...records];
    const told = all.every(({ error, output_tokens }) => error === null && output_tokens !== null);
    return {
      summary: summarise(records, {
        id: order.id,
        driver: 'built-in',
        cancelled: false,
        recomputed: false,
      }),
      sent: client.sent(),
      output_tokens: told
        ? all.reduce((sum, record) => sum + (record.output_tokens ?? 0), 0)
        : null,
      evidence,
      broken: null,
      notes: [`the driver took ${cores.toFixed(2)} of a core`],
    };
  } finally {
    client.close();
  }
}

/** Sends `count` requests, at most `concurrency` at once; fewer when the time is up or the server has gone silent. */
async function loop(
  client: Client,
  order: LoadOrder,
  context: LoadContext,
  part: { readonly from: number; readonly count: number; readonly deadline: number },
): Promise<RequestRecord[]> {
  const { from, count, deadline } = part;
  const records: RequestRecord[] = [];
  const step = Math.max(1, Math.ceil(count / 4));
  let next = 0;
  let silent = 0;
  const stream = async (): Promise<void> => {
    // A server that let every stream time out, all of them one after another, will not answer the rest either.
    while (next < count && performance.now() < deadline && silent < order.concurrency) {
      const index = from + next;
      next += 1;
      const left = Math.max(1, deadline - performance.now());
      const answer = await client.time({
        path: '/v1/chat/completions',
        body: bodyOf(order, context.target.model, index),
        timeoutMs: Math.min(order.request_timeout_ms, left),
      });
      silent = answer.end === 'timeout' ? silent + 1 : 0;
      records.push(recordOf(answer));
      if (records.length % step === 0 && from === order.warmup)
        context.say(`${order.id}: ${records.length} of ${count} requests`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(order.concurrency, count) }, stream));
  return records;
}

function bodyOf(order: LoadOrder, model: string, index: number): unknown {
  return {
    model,
    messages: [{ role: 'user', content: promptOf(order.seed, index, order.input_tokens) }],
    max_tokens: order.output_tokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(order.ignore_eos ? { ignore_eos: true } : {}),
  };
}

function recordOf(answer: TimedAnswer): RequestRecord {
  const { ttft_ms, chunks_ms, usage } = answer;
  const tokens = usage?.completion_tokens ?? null;
  const last = chunks_ms.at(-1) ?? null;
  const pieces = tokens ?? chunks_ms.length;
  return {
    started_ms: answer.started_ms,
    latency_ms: last ?? answer.elapsed_ms,
    ttft_ms,
    itl_ms:
      ttft_ms === null || last === null || pieces < 2 ? null : (last - ttft_ms) / (pieces - 1),
    output_tokens: tokens,
    http: answer.status,
    error: errorOf(answer, tokens),
    cancelled: answer.end === 'timeout' || answer.end === 'aborted',
  };
}

/** A status of 200 is no success yet: a stream must come to its end, without an error event, and hold tokens. */
function errorOf(answer: TimedAnswer, tokens: number | null): string | null {
  if (answer.end === 'timeout') return 'no end within the time limit';
  if (answer.status !== 200)
    return answer.status === 0
      ? (answer.error ?? 'no answer')
      : `HTTP ${answer.status}: ${answer.error ?? ''}`;
  if (answer.error !== null) return `error inside the stream: ${answer.error}`;
  if (!answer.done) return 'the stream ended without [DONE]';
  if (answer.finish_reason === null) return 'an answer without finish_reason';
  if (answer.ttft_ms === null || tokens === 0) return 'an answer without tokens';
  return null;
}
