import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapes } from './shapes.ts';
import { chat, chatBody, stream, weather } from './support/ask.ts';
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

const clock = { type: 'function', function: { name: 'get_time', parameters: { type: 'object' } } };
const named = { type: 'function', function: { name: 'get_time' } };
const tools = { tools: [weather, clock], max_tokens: 64 };

describe('tools', () => {
  it.each(['auto', 'required', undefined])('tool_choice %s calls the first', async (choice) => {
    const { body } = await chat(sim.url, { ...tools, tool_choice: choice });
    expect(shapeOf(body)).toEqual(shapes.toolCall);
    const [only] = body.choices;
    expect(only?.finish_reason).toBe('tool_calls');
    const call = only?.message.tool_calls?.[0]?.function;
    expect(call?.name).toBe('get_weather');
    const args: unknown = JSON.parse(call?.arguments ?? '');
    expect(args).toMatchObject({ city: expect.any(String), days: 1, unit: 'celsius' });
  });

  it('calls the one that is named, and none when told so or when a tool has answered', async () => {
    const { body } = await chat(sim.url, { ...tools, tool_choice: named });
    expect(body.choices[0]?.message.tool_calls?.[0]?.function).toEqual({
      name: 'get_time',
      arguments: '{}',
    });
    const none = await chat(sim.url, { ...tools, tool_choice: 'none' });
    expect(none.body.choices[0]?.message.tool_calls).toBe(undefined);
    const messages = [
      { role: 'user', content: 'hi' },
      { role: 'tool', content: 'sunny', tool_call_id: 'x' },
    ];
    const after = await chat(sim.url, { ...tools, messages });
    expect(after.body.choices[0]?.message.content).toEqual(expect.any(String));
  });

  it('streams a call in parts that join to the same arguments', async () => {
    const unary = await chat(sim.url, tools);
    const got = await stream(sim.url, chatBody(tools));
    expect(got.args).toBe(unary.body.choices[0]?.message.tool_calls?.[0]?.function.arguments);
    expect(got.finish).toEqual(['tool_calls']);
    expect(got.done).toBe(true);
    const [first] = got.events;
    expect(first?.choices[0]?.delta).toMatchObject({
      role: 'assistant',
      tool_calls: [{ index: 0, type: 'function', function: { name: 'get_weather' } }],
    });
  });

  it('says length when max_tokens cuts the arguments', async () => {
    const { body } = await chat(sim.url, { ...tools, max_tokens: 3 });
    expect(body.choices[0]?.finish_reason).toBe('length');
    expect(body.usage?.completion_tokens).toBe(3);
  });
});
