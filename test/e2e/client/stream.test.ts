import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, openClient } from '../../../src/e2e/client/index.ts';
import { sendEvents, sendJson, serve } from './server.ts';

const timeoutMs = 20_000;
const body = { stream: true };

function open(base: string): Client {
  const client = openClient(base, { signal: new AbortController().signal });
  onTestFinished(() => client.close());
  return client;
}

const chunk = (delta: object, finish: string | null = null, index = 0) => ({
  choices: [{ index, delta, finish_reason: finish }],
});
const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };

describe('stream', () => {
  it('joins the chunks and keeps events, usage and the end', async () => {
    const base = await serve((_, response) =>
      sendEvents(response, [
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: 'Grö' }),
        chunk({ content: 'ße 🙂' }, 'length'),
        { choices: [], usage },
        '[DONE]',
      ]),
    );
    const answer = await open(base).stream({ path: '/', body, timeoutMs });
    expect(answer).toMatchObject({
      status: 200,
      text: 'Größe 🙂',
      done: true,
      end: 'complete',
      error: null,
      usage,
      choices: [{ index: 0, finish_reason: 'length', finishes: 1, tool_calls: [] }],
    });
    expect(answer.events).toHaveLength(5);
    expect(answer.ttft_ms).toBe(answer.events[1]?.at_ms);
  });

  it('joins tool calls and keeps choices apart', async () => {
    const call = (index: number, rest: object) => ({ tool_calls: [{ index, ...rest }] });
    const base = await serve((_, response) =>
      sendEvents(response, [
        chunk(call(0, { id: 'a', function: { name: 'f', arguments: '{"x"' } })),
        chunk(call(1, { id: 'b', function: { name: 'g', arguments: '{}' } })),
        chunk(call(0, { function: { arguments: ':1}' } }), 'tool_calls'),
        chunk({ content: 'two' }, 'stop', 1),
      ]),
    );
    const answer = await open(base).stream({ path: '/', body, timeoutMs });
    expect(answer.choices).toMatchObject([
      {
        index: 0,
        tool_calls: [
          { id: 'a', name: 'f', arguments: '{"x":1}' },
          { id: 'b', name: 'g', arguments: '{}' },
        ],
        finish_reason: 'tool_calls',
      },
      { index: 1, text: 'two', finish_reason: 'stop' },
    ]);
    expect(answer.done).toBe(false);
  });

  it('finds an error inside a good answer', async () => {
    const base = await serve((_, response) =>
      sendEvents(response, [
        chunk({ content: 'a' }),
        { error: { message: 'worker gone', code: 500 } },
        '[DONE]',
      ]),
    );
    const client = open(base);
    const answer = await client.stream({ path: '/v1/chat/completions', body, timeoutMs });
    expect([answer.status, answer.error, answer.done]).toEqual([200, '500 worker gone', true]);
    expect(client.sent()).toMatchObject([{ status: 'error', http: 200, request_type: 'stream' }]);
  });

  it('reads the reason of a refusal, which is no event', async () => {
    const base = await serve((_, response) =>
      sendJson(response, 400, { message: 'Validation: no', type: 'Bad Request', code: 400 }),
    );
    const answer = await open(base).stream({ path: '/', body, timeoutMs });
    expect([answer.status, answer.error, answer.events]).toEqual([400, 'Validation: no', []]);
  });

  it('says that a stream was cut', async () => {
    const base = await serve((_, response) => {
      sendEvents(response, [chunk({ content: 'a' })], { end: false });
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await open(base).stream({ path: '/', body, timeoutMs });
    expect([answer.end, answer.text, answer.done]).toEqual(['cut', 'a', false]);
  });

  it('hangs up after as many events as asked, and the server notices', async () => {
    let closed: () => void = () => {};
    const noticed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const base = await serve((_, response) => {
      sendEvents(response, [chunk({ content: 'a' }), chunk({ content: 'b' })], { end: false });
      response.on('close', closed);
    });
    const client = open(base);
    const answer = await client.stream({ path: '/', body, timeoutMs, abortAfter: 2 });
    expect([answer.end, answer.error, answer.text]).toEqual(['aborted', null, 'ab']);
    await noticed;
    expect(client.sent()).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('time', () => {
  it('gives times of the pieces, counts and the end', async () => {
    const base = await serve((_, response) =>
      sendEvents(response, [
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: 'a' }),
        chunk({ content: 'b' }, 'length'),
        { choices: [], usage },
        '[DONE]',
      ]),
    );
    const timed = await open(base).time({ path: '/', body, timeoutMs });
    expect(timed).toMatchObject({
      status: 200,
      end: 'complete',
      error: null,
      usage,
      finish_reason: 'length',
      done: true,
    });
    expect(timed.chunks_ms).toHaveLength(2);
    expect(timed.ttft_ms).toBe(timed.chunks_ms[0]);
    expect(timed.chunks_ms[1]).toBeLessThanOrEqual(timed.elapsed_ms);
  });

  it('gives the reason of a refusal and of an error inside the stream', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/refused') sendJson(response, 503, { message: 'not ready' });
      else sendEvents(response, [{ error: { message: 'gone', code: 500 } }, '[DONE]']);
    });
    const client = open(base);
    expect(await client.time({ path: '/refused', body, timeoutMs })).toMatchObject({
      status: 503,
      error: 'not ready',
      ttft_ms: null,
    });
    expect(await client.time({ path: '/', body, timeoutMs })).toMatchObject({
      status: 200,
      error: '500 gone',
    });
  });
});
