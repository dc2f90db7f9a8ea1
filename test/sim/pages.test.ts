import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapes } from './shapes.ts';
import { chat, chatBody, metric, post, stream } from './support/ask.ts';
import { shapeOf } from './support/shape.ts';
import { read, removeFolders, type Sim, startSim, until } from './support/sim.ts';

let sim: Sim;
let system: string;
beforeAll(async () => {
  sim = await startSim({ worker: ['--ttft-ms', '60', '--itl-ms', '12'] });
  system = await sim.system();
});
afterAll(async () => {
  await sim.stop();
  removeFolders();
});

describe('pages', () => {
  it('say that this is a simulator', async () => {
    const response = await fetch(`${sim.url}/v1/models`);
    expect(response.headers.get('server')).toBe('dyn-audit-simulator');
    const page: unknown = await response.json();
    expect(shapeOf(page)).toEqual(shapes.models);
    expect(page).toMatchObject({ data: [{ id: 'sim', owned_by: 'dyn-audit-simulator' }] });
    for (const { log } of [sim.frontend, sim.worker]) expect(log()).toContain('not Dynamo');
  });

  it('tell of readiness and health', async () => {
    const ready: unknown = JSON.parse(await read(`${sim.url}/v1/models/sim/ready`));
    expect(shapeOf(ready)).toEqual(shapes.ready);
    expect(ready).toMatchObject({ ready: true });
    expect((await fetch(`${sim.url}/v1/models/nope/ready`)).status).toBe(404);
    expect(JSON.parse(await read(`${sim.url}/v1/models/sim`))).toMatchObject({ id: 'sim' });
    expect(JSON.parse(await read(`${sim.url}/live`))).toMatchObject({ status: 'live' });
    expect(JSON.parse(await read(`${sim.url}/health`))).toMatchObject({
      status: 'healthy',
      endpoints: ['dyn://dynamo.backend.generate'],
      instances: [{ component: 'backend', namespace: 'dynamo' }],
    });
    for (const path of ['/health', '/live']) {
      const page: unknown = JSON.parse(await read(`${system}${path}`));
      expect(shapeOf(page)).toEqual(shapes.workerHealth);
      expect(page).toMatchObject({ status: 'ready' });
    }
  });
});

describe('metrics', () => {
  it('follow the text format, with one type for each family', async () => {
    await chat(sim.url);
    for (const url of [sim.url, system]) {
      const lines = (await read(`${url}/metrics`)).split('\n').filter((line) => line !== '');
      const types = lines.filter((line) => line.startsWith('# TYPE ')).map((l) => l.split(' ')[2]);
      expect(new Set(types).size).toBe(types.length);
      for (const line of lines.filter((one) => !one.startsWith('#')))
        expect(line).toMatch(/^[a-z_]+(\{([a-z_]+="[^"]*",?)+\})? [\d.e+-]+$/);
    }
  });

  it("have Dynamo's names on both pages", async () => {
    const page = await read(`${sim.url}/metrics`);
    for (const name of [
      'requests_total',
      'requests_started_total',
      'active_requests',
      'output_tokens_total',
      'time_to_first_token_seconds_bucket',
      'inter_token_latency_seconds_count',
      'request_duration_seconds_sum',
      'input_sequence_tokens_sum',
      'output_sequence_tokens_sum',
      'model_context_length',
      'model_ready',
      'disconnected_clients',
    ])
      expect(page).toContain(`\ndynamo_frontend_${name}`);
    const names = (await read(`${system}/metrics`)).match(/^dynamo_component_[a-z_]+/gm);
    expect(new Set(names).size).toBeGreaterThanOrEqual(7);
    expect(
      await metric(
        system,
        'dynamo_component_requests_total',
        'dynamo_component="backend"',
        'dynamo_endpoint="generate"',
      ),
    ).toBeGreaterThan(0);
  });

  it('count requests, tokens and times', async () => {
    const names = [
      'requests_total',
      'requests_started_total',
      'output_tokens_total',
      'time_to_first_token_seconds_count',
      'inter_token_latency_seconds_count',
      'output_sequence_tokens_sum',
      'request_duration_seconds_count',
    ];
    const all = (): Promise<number[]> =>
      Promise.all(names.map((name) => metric(sim.url, `dynamo_frontend_${name}`)));
    const worker = (): Promise<number> => metric(system, 'dynamo_component_requests_total');
    const [before, workerBefore] = [await all(), await worker()];
    await chat(sim.url, { max_tokens: 6 });
    await stream(sim.url, chatBody({ max_tokens: 4 }));
    await post(sim.url, '/v1/completions', { model: 'sim', prompt: 'x', max_tokens: 3 });
    const after = await all();
    expect(after.map((value, at) => value - (before[at] ?? 0))).toEqual([3, 3, 13, 3, 10, 13, 3]);
    expect((await worker()) - workerBefore).toBe(3);
    expect(await metric(sim.url, 'dynamo_frontend_active_requests')).toBe(0);
    expect(await metric(system, 'dynamo_component_inflight_requests')).toBe(0);
  });

  it('measure what was told, in buckets that Dynamo has', async () => {
    const name = 'dynamo_frontend_time_to_first_token_seconds';
    const count = await metric(sim.url, `${name}_count`);
    expect(await metric(sim.url, `${name}_bucket`, 'le="0.047"')).toBe(0);
    expect(await metric(sim.url, `${name}_bucket`, 'le="+Inf"')).toBe(count);
    expect(await metric(sim.url, `${name}_sum`)).toBeGreaterThan(count * 0.055);
  });

  it('see a request while it runs, and a client that goes away', async () => {
    const running = stream(sim.url, chatBody({ max_tokens: 60, ignore_eos: true }));
    await until(async () => (await metric(sim.url, 'dynamo_frontend_active_requests')) === 1);
    await running;
    const body = chatBody({ max_tokens: 2000, ignore_eos: true });
    await stream(sim.url, body, '/v1/chat/completions', 2000);
    await until(async () => (await metric(sim.url, 'dynamo_frontend_active_requests')) === 0);
    await until(async () => (await metric(system, 'dynamo_component_inflight_requests')) === 0);
    const labels = ['error_type="cancelled"', 'request_type="stream"'];
    expect(await metric(sim.url, 'dynamo_frontend_requests_total', ...labels)).toBe(1);
    expect(await metric(sim.url, 'dynamo_frontend_model_cancellation_total')).toBe(1);
    expect(await metric(sim.url, 'dynamo_frontend_disconnected_clients')).toBe(1);
    expect(await metric(system, 'dynamo_component_cancellation_total')).toBe(1);
  });
});
