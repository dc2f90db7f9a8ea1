import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { builtIn, type LoadContext, type LoadOrder } from '../../../src/e2e/load/index.ts';
import { runFolder } from '../folder.ts';
import { answerStream, bodyOf, chunk, event, serve } from '../server.ts';
import { idleHost } from '../stage-context.ts';
import { order } from './order.ts';

type Answering = (answer: ServerResponse, index: number, body: Record<string, unknown>) => void;

/** Runs a load against a server that answers the requests in the order in which they come. */
async function load(answering: Answering, changes: Partial<LoadOrder> = {}, stop?: AbortSignal) {
  const bodies: Record<string, unknown>[] = [];
  let most = 0;
  let now = 0;
  const url = await serve(async (request: IncomingMessage, answer) => {
    now += 1;
    most = Math.max(most, now);
    answer.on('close', () => {
      now -= 1;
    });
    const body = await bodyOf(request);
    bodies.push(body);
    answering(answer, bodies.length - 1, body);
  });
  const folder = runFolder();
  const context: LoadContext = {
    target: { url, model: 'tiny', metrics: [] },
    folder,
    host: idleHost,
    signal: stop ?? new AbortController().signal,
    say: () => {},
  };
  const outcome = await builtIn.run(order(changes), context);
  return { ...outcome, bodies, most, folder };
}

describe('the built-in driver', () => {
  it('keeps as many streams open as asked, until all requests are sent', async () => {
    const { summary, most, bodies, sent, output_tokens } = await load(
      (answer) => setTimeout(() => answerStream(answer, 8), 15),
      { requests: 23, concurrency: 5, warmup: 2 },
    );
    expect(summary).toMatchObject({
      driver: 'built-in',
      requests: 23,
      failed: 0,
      output_tokens: 184,
    });
    expect(most).toBe(5);
    expect(bodies).toHaveLength(25);
    expect(sent).toEqual([
      {
        endpoint: 'chat_completions',
        request_type: 'stream',
        status: 'success',
        http: 200,
        count: 25,
      },
    ]);
    expect(output_tokens).toBe(200);
  });

  it('asks for usage and a length, with prompts that differ but for the same seed', async () => {
    const first = await load((answer) => answerStream(answer, 8), { requests: 3, concurrency: 1 });
    expect(first.bodies[0]).toMatchObject({
      model: 'tiny',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 8,
      ignore_eos: true,
    });
    const prompts = (run: typeof first) => run.bodies.map((body) => JSON.stringify(body.messages));
    expect(new Set(prompts(first)).size).toBe(3);
    const again = await load((answer) => answerStream(answer, 8), { requests: 3, concurrency: 1 });
    expect(prompts(again)).toEqual(prompts(first));
    const other = await load((answer) => answerStream(answer, 8), {
      requests: 3,
      concurrency: 1,
      seed: 2,
      ignore_eos: false,
    });
    expect(prompts(other)).not.toEqual(prompts(first));
    expect(other.bodies[0]).not.toHaveProperty('ignore_eos');
  });

  it('measures to the first piece of text, and between tokens by their number', async () => {
    const { summary } = await load(
      (answer) => {
        answer.writeHead(200, { 'content-type': 'text/event-stream' });
        answer.write(event({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] }));
        setTimeout(() => answer.write(chunk('two tokens ')), 60);
        setTimeout(() => answer.write(chunk('and three')), 140);
        setTimeout(() => {
          answer.write(chunk(null, 'length'));
          answer.write(event({ choices: [], usage: { completion_tokens: 5 } }));
          answer.end(event('[DONE]'));
        }, 300);
      },
      { requests: 2, concurrency: 1 },
    );
    // Timers may be late but never early by more than a millisecond or two.
    expect(summary.ttft_ms!.p50).toBeGreaterThan(55);
    expect(summary.ttft_ms!.p50).toBeLessThan(summary.latency_ms!.p50);
    const between = (summary.latency_ms!.avg - summary.ttft_ms!.avg) / 4;
    expect(summary.itl_ms!.avg).toBeCloseTo(between, 3);
  });

  it('counts what is no whole answer as failed, whatever its status', async () => {
    const kinds: Answering[] = [
      (answer) => answerStream(answer, 8),
      (answer) => answerStream(answer, 8, 'done'),
      (answer) => answerStream(answer, 8, 'finish'),
      (answer) => answerStream(answer, 0),
      (answer) => answerStream(answer, 8, 'content'),
      (answer) => {
        answer.writeHead(200, { 'content-type': 'text/event-stream' });
        answer.write(chunk('a'));
        answer.write(event({ error: { message: 'worker gone', code: 500 } }));
        answer.end(event('[DONE]'));
      },
      (answer) => {
        answer.writeHead(503, { 'content-type': 'application/json' });
        answer.end('{"message":"not ready","type":"Service Unavailable","code":503}');
      },
      (answer) => {
        answer.writeHead(200, { 'content-type': 'text/event-stream' });
        answer.write(chunk('a'), () => answer.destroy());
      },
    ];
    const { summary, output_tokens, folder, evidence } = await load(
      (answer, index, body) => kinds[index % kinds.length]!(answer, index, body),
      { requests: kinds.length, concurrency: 1 },
    );
    expect(summary).toMatchObject({ requests: 8, failed: 7, output_tokens: 8 });
    const what = summary.errors.map((error) => error.what).join('\n');
    for (const part of [
      'without [DONE]',
      'without tokens',
      'without finish_reason',
      'inside the stream: ',
      'worker gone',
      'HTTP 503: not ready',
    ])
      expect(what).toContain(part);
    expect(summary.errors.find((error) => error.what === 'an answer without tokens')?.count).toBe(
      2,
    );
    expect(output_tokens).toBeNull();
    const lines = readFileSync(folder.at(evidence[0]!), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).http).toSorted()).toEqual([
      ...Array(7).fill(200),
      503,
    ]);
  });

  it('does not know the tokens of answers that tell no usage', async () => {
    const { summary, output_tokens } = await load((answer) => answerStream(answer, 8, 'usage'), {
      requests: 2,
    });
    expect(summary).toMatchObject({ failed: 0, output_tokens: null });
    expect(output_tokens).toBeNull();
  });

  it('gives up on a server that lets every stream time out', async () => {
    const { summary } = await load(() => {}, {
      requests: 500,
      concurrency: 3,
      request_timeout_ms: 80,
    });
    expect(summary.failed).toBe(summary.requests);
    expect(summary.requests).toBeGreaterThanOrEqual(3);
    expect(summary.requests).toBeLessThan(20);
    expect(summary.errors[0]?.what).toBe('no end within the time limit');
  });

  it('sends nothing more once the time of the run is up', async () => {
    const { summary } = await load((answer) => setTimeout(() => answerStream(answer, 8), 20), {
      requests: 100_000,
      timeout_ms: 300,
    });
    expect(summary.requests).toBeLessThan(1000);
  });

  it('reports a server that is not there', async () => {
    const context: LoadContext = {
      target: { url: 'http://127.0.0.1:1', model: 'm', metrics: [] },
      folder: runFolder(),
      host: idleHost,
      signal: new AbortController().signal,
      say: () => {},
    };
    const { summary, sent } = await builtIn.run(order({ requests: 5 }), context);
    expect(summary).toMatchObject({ requests: 5, failed: 5, ttft_ms: null });
    expect(sent?.[0]).toMatchObject({ http: 0, count: 5 });
  });

  it('ends with the run', async () => {
    const stop = new AbortController();
    const running = load(() => stop.abort(new Error('stopped by the user')), {}, stop.signal);
    await expect(running).rejects.toThrow('stopped by the user');
  });
});
