import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapes } from './shapes.ts';
import { chat, chatBody, metric, post, stream, weather } from './support/ask.ts';
import { shapeOf } from './support/shape.ts';
import { removeFolders, type Sim, startSim } from './support/sim.ts';

let sim: Sim;
beforeAll(async () => {
  sim = await startSim();
});
afterAll(async () => {
  await sim.stop();
  removeFolders();
});

const path = '/v1/chat/completions';

describe('what is refused', () => {
  it.each([
    ['no JSON', '{bad', 400, 'deserialize'],
    ['no object', '[]', 400, 'deserialize'],
    ['no messages', { model: 'sim' }, 400, 'missing field `messages`'],
    ['no model', { messages: [] }, 400, 'missing field `model`'],
    ['messages of another type', { model: 'sim', messages: 'hi' }, 400, 'deserialize'],
    [
      'a role that is none',
      { model: 'sim', messages: [{ role: 'x', content: 'a' }] },
      400,
      'role|variant',
    ],
    ['a limit that is a text', chatBody({ max_tokens: 'ten' }), 400, 'max_tokens'],
    ['a negative limit', chatBody({ max_tokens: -1 }), 400, 'max_tokens'],
    ['no message', { model: 'sim', messages: [] }, 400, 'Messages array cannot be empty'],
    ['max_tokens 0', chatBody({ max_tokens: 0 }), 400, 'Max tokens must be greater than 0, got 0'],
    [
      'temperature -1',
      chatBody({ temperature: -1 }),
      400,
      'Temperature must be between 0 and 2, got -1',
    ],
    ['top_p 2', chatBody({ top_p: 2 }), 400, 'Top_p'],
    ['n 0', chatBody({ n: 0 }), 400, 'n must be between 1 and 128, got 0'],
    ['n 2 at temperature 0', chatBody({ n: 2, temperature: 0 }), 400, 'When n > 1'],
    ['an empty stop', chatBody({ stop: '' }), 400, 'Stop sequence cannot be empty'],
    [
      'a tool that is not there',
      chatBody({ tools: [weather], tool_choice: { type: 'function', function: { name: 'x' } } }),
      400,
      'not present in tools',
    ],
    ['required without tools', chatBody({ tool_choice: 'required' }), 400, 'tools is empty'],
    [
      'more than the context holds',
      chatBody({ max_tokens: 900_000 }),
      400,
      'at most 8192 combined',
    ],
    ['a prompt too long', chatBody({}, 'hi '.repeat(9000)), 400, 'maximum context length is 8192'],
    ['another model', chatBody({ model: 'nope' }), 404, 'Model not found'],
  ])('%s', async (_, body, status, message) => {
    const got = await post(sim.url, path, body);
    expect(got.status).toBe(status);
    expect(shapeOf(got.body)).toEqual(shapes.error);
    expect(got.body.message).toMatch(new RegExp(message));
    expect(got.body.code).toBe(status);
    expect((await chat(sim.url)).status).toBe(200);
  });

  it('a stream is refused with the same page', async () => {
    const got = await fetch(`${sim.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(chatBody({ stream: true, max_tokens: 0 })),
    });
    expect(got.status).toBe(400);
    expect(got.headers.get('content-type')).toBe('application/json');
  });

  it('another method, type or path', async () => {
    expect((await fetch(`${sim.url}${path}`)).status).toBe(405);
    const plain = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } };
    expect((await fetch(`${sim.url}${path}`, plain)).status).toBe(415);
    expect((await fetch(`${sim.url}/nothing`)).status).toBe(404);
    expect((await post(sim.url, '/v1/embeddings', { model: 'sim', input: 'x' })).status).toBe(404);
  });

  it('counts what was read: 400 as validation, 404 under unknown_model, the unreadable not at all', async () => {
    const other = await startSim();
    const counted = (...labels: string[]): Promise<number> =>
      metric(other.url, 'dynamo_frontend_requests_total', ...labels);
    await post(other.url, path, '{bad');
    expect(await counted()).toBe(0);
    await chat(other.url, { max_tokens: 0 });
    await chat(other.url, { model: 'nope' });
    await stream(other.url, chatBody());
    expect(await counted('error_type="validation"', 'model="sim"', 'status="error"')).toBe(1);
    expect(await counted('error_type="not_found"', 'model="unknown_model"')).toBe(1);
    expect(await counted('error_type=""', 'request_type="stream"', 'status="success"')).toBe(1);
    expect(await counted()).toBe(3);
    await other.stop();
  });
});
