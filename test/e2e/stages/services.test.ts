import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { services } from '../../../src/e2e/stages/services.ts';
import type { Settings } from '../../../src/model/e2e-plan.ts';
import { UserError } from '../../../src/model/errors.ts';
import { useLab } from '../../process/lab.ts';
import { contextOf } from '../stacks/context.ts';
import { planOf } from '../stacks/plan.ts';

const lab = useLab();
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const fakes = { etcd_binary: at('./fake-etcd.mjs'), nats_binary: at('./fake-nats.mjs') };

async function provide(settings: Settings, options: Settings = {}) {
  const run = lab.newRun();
  const host = await lab.open(run);
  const context = contextOf(planOf('mocker', settings), run, host, {
    options: { ...services.options, ...fakes, ...options },
  });
  return { host, context, result: await services.run(context) };
}

describe('the services of a stack', () => {
  it('are none with discovery through files', async () => {
    const { host, result } = await provide({});
    expect(host.running()).toEqual([]);
    expect(result).toEqual({ checks: [], state: { services_env: {}, versions: {} } });
  });

  it('are started on own ports with own folders and told where they are', async () => {
    const { host, result } = await provide({ discovery: 'etcd', request_plane: 'nats' });
    expect(
      host
        .running()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['etcd', 'nats']);
    expect(result.state?.services_env).toMatchObject({
      ETCD_ENDPOINTS: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      NATS_SERVER: expect.stringMatching(/^nats:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(result.state?.versions).toEqual({ etcd: '0.0.1-fake', nats: '0.0.2-fake' });
    expect(result.checks?.map(({ id, result: is }) => `${id} ${is}`)).toEqual([
      'services.etcd pass',
      'services.nats pass',
    ]);
  });

  it('that are not to be had are missing programs', async () => {
    const started = provide({ discovery: 'etcd' }, { etcd_binary: 'no-such-etcd' });
    await expect(started).rejects.toThrow(UserError);
    await expect(started).rejects.toThrow('no-such-etcd');
  });
});

describe('a service that does not come up', () => {
  it.each([
    ['dies', /^etcd ended: exit code 1; last in its log: bind: address already in use$/],
    ['sick', /^etcd not healthy in 1 s; last in its log: /],
  ])('is told when it %s', async (how, observed) => {
    const binary = at(`./fake-etcd-${how}.sh`);
    const { result } = await provide({ discovery: 'etcd' }, { etcd_binary: binary, wait_s: 1 });
    expect(result.blocked).toMatch(observed);
    expect(result.checks).toMatchObject([{ id: 'services.etcd', result: 'fail' }]);
  });
});

describe('a service that the user names', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const serve = (health: string): Promise<string> =>
    new Promise((resolve) => {
      server = createServer((_, answer) =>
        answer.end(JSON.stringify({ health, etcdserver: '3.5.0' })),
      );
      server.listen(0, '127.0.0.1', () => {
        const address = server?.address();
        if (typeof address === 'object' && address) resolve(`http://127.0.0.1:${address.port}`);
      });
    });

  it('is taken when it is healthy, and nothing is started', async () => {
    const url = await serve('true');
    const { host, result } = await provide({ discovery: 'etcd', etcd: url });
    expect(host.running()).toEqual([]);
    expect(result.state?.services_env).toEqual({ ETCD_ENDPOINTS: url });
  });

  it('is refused when it is not', async () => {
    const url = await serve('false');
    await expect(provide({ discovery: 'etcd', etcd: url })).rejects.toThrow(
      `etcd at ${url}: expected a healthy server: /health answers 200`,
    );
  });

  it('is refused when nobody answers, or its address is none', async () => {
    const nobody = provide({ request_plane: 'nats', nats: 'nats://127.0.0.1:1' });
    await expect(nobody).rejects.toThrow('nats at nats://127.0.0.1:1: expected a healthy server');
    await expect(provide({ request_plane: 'nats', nats: 'localhost' })).rejects.toThrow(
      'setting nats: expected an address such as nats://127.0.0.1:4222',
    );
  });
});
