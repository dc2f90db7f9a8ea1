import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapes } from './shapes.ts';
import { chat, chatBody, post, stream } from './support/ask.ts';
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

const withUsage = { stream_options: { include_usage: true } };

describe('chat', () => {
  it('has the shape of Dynamo', async () => {
    const { status, body } = await chat(sim.url);
    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapes.chat);
    expect(body.object).toBe('chat.completion');
    expect(body.choices[0]?.finish_reason).toBe('length');
    expect(body.usage?.completion_tokens).toBe(8);
  });

  it('streams the same text: role, pieces, reason, usage, [DONE]', async () => {
    const unary = await chat(sim.url);
    const got = await stream(sim.url, chatBody(withUsage));
    expect(got.text).toBe(unary.body.choices[0]?.message.content);
    expect(got.done).toBe(true);
    expect(got.finish).toEqual(['length']);
    expect(got.usage).toEqual(unary.body.usage);
    const [first, second, ...rest] = got.events;
    expect(shapeOf(first)).toEqual(shapes.firstChunk);
    expect(shapeOf(second)).toEqual(shapes.chunk);
    expect(shapeOf(rest.at(-2))).toEqual(shapes.finishChunk);
    expect(shapeOf(rest.at(-1))).toEqual(shapes.usageChunk);
  });

  it('streams no usage that was not asked for', async () => {
    const got = await stream(sim.url, chatBody());
    expect(got.usage).toBe(null);
    expect(got.done).toBe(true);
  });

  it('cuts letters of several bytes over two writes, and no letter is lost', async () => {
    const got = await stream(sim.url, chatBody({ max_tokens: 200, ignore_eos: true }));
    const broken = got.parts.filter((part) => part.toString().includes('\uFFFD'));
    expect(broken.length).toBeGreaterThan(0);
    expect(got.text).not.toContain('\uFFFD');
    expect(got.text).toMatch(/\p{Emoji_Presentation}/u);
    expect(got.text).toMatch(/\p{Script=Han}/u);
  });

  it('says the same to the same request after a restart', async () => {
    const other = await startSim();
    const texts = await Promise.all(
      [sim.url, other.url].map(async (url) => (await chat(url)).body.choices[0]?.message.content),
    );
    await other.stop();
    expect(texts[0]).toBe(texts[1]);
    const different = await chat(sim.url, {}, 'ho');
    expect(different.body.choices[0]?.message.content).not.toBe(texts[0]);
  });

  it('gives n choices, which differ', async () => {
    const { body } = await chat(sim.url, { n: 3 });
    const texts = body.choices.map(({ message }) => message.content);
    expect(new Set(texts).size).toBe(3);
    expect(body.choices.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(body.usage?.completion_tokens).toBe(24);
    const got = await stream(sim.url, chatBody({ n: 3 }));
    expect(got.finish).toEqual(['length', 'length', 'length']);
    expect(got.text).toBe(texts[0]);
  });

  it('stops before a stop text, streaming or not', async () => {
    const free = (await chat(sim.url, { max_tokens: 40 })).body.choices[0]?.message.content ?? '';
    const letters = [...free];
    const stop = letters.slice(20, 23).join('');
    const before = free.slice(0, free.indexOf(stop));
    const limits = { max_tokens: 40, stop: ['not there', stop] };
    const { body } = await chat(sim.url, limits);
    expect(body.choices[0]?.message.content).toBe(before);
    expect(body.choices[0]?.finish_reason).toBe('stop');
    expect(body.usage?.completion_tokens).toBeLessThan(40);
    const got = await stream(sim.url, chatBody(limits));
    expect(got.text).toBe(before);
    expect(got.finish).toEqual(['stop']);
  });

  it('ends by itself without a limit, and not with ignore_eos', async () => {
    const free = await chat(sim.url, { max_tokens: null });
    expect(free.body.choices[0]?.finish_reason).toBe('stop');
    const tokens = free.body.usage?.completion_tokens ?? 0;
    expect(tokens).toBeGreaterThanOrEqual(96);
    expect(tokens).toBeLessThanOrEqual(128);
    const more = await chat(sim.url, { max_completion_tokens: 150, ignore_eos: true });
    expect(more.body.usage?.completion_tokens).toBe(150);
    expect(more.body.choices[0]?.finish_reason).toBe('length');
    const least = await chat(sim.url, { max_tokens: 200, min_tokens: 140 });
    expect(least.body.usage?.completion_tokens).toBe(140);
  });

  it('takes content in parts, and text that fits a schema', async () => {
    const parts = await chat(sim.url, {}, [{ type: 'text', text: 'hi' }]);
    const whole = await chat(sim.url);
    expect(parts.body.choices[0]?.message.content).toBe(whole.body.choices[0]?.message.content);
    const schema = { type: 'object', properties: { a: { type: 'integer' } } };
    const format = { type: 'json_schema', json_schema: { name: 'x', schema } };
    const { body } = await chat(sim.url, { response_format: format });
    expect(JSON.parse(body.choices[0]?.message.content ?? '')).toEqual({ a: 7 });
  });

  it('answers 20 at once as one by one', async () => {
    const one = (await chat(sim.url)).body.choices[0]?.message.content;
    const all = await Promise.all(Array.from({ length: 20 }, () => stream(sim.url, chatBody())));
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set([one]));
  });
});

describe('completions and responses', () => {
  it('complete a text, streaming or not', async () => {
    const ask = { model: 'sim', prompt: 'hi', max_tokens: 8, ...withUsage };
    const { body } = await post(sim.url, '/v1/completions', ask);
    expect(shapeOf(body)).toEqual(shapes.completion);
    const got = await stream(sim.url, ask, '/v1/completions');
    expect(got.text).toBe(body.choices[0]?.text);
    expect(got.finish).toEqual(['length']);
    expect(got.usage).toEqual(body.usage);
    expect(got.done).toBe(true);
  });

  it('complete several prompts', async () => {
    const ask = { model: 'sim', prompt: ['hi', 'ho'], max_tokens: 4, n: 2 };
    const { body } = await post(sim.url, '/v1/completions', ask);
    expect(body.choices.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(body.usage?.completion_tokens).toBe(16);
  });

  it('answer the responses API', async () => {
    const ask = { model: 'sim', input: 'hi', max_output_tokens: 4 };
    const { status, body } = await post(sim.url, '/v1/responses', ask);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'response',
      status: 'incomplete',
      output: [{ type: 'message', content: [{ type: 'output_text' }] }],
      usage: { output_tokens: 4 },
    });
  });
});
