import { connect } from 'node:net';
import { UserError } from '../../../model/errors.ts';
import { dig, parseJson, textOf } from '../../client/index.ts';
import type { Health, Service } from './service.ts';

/** Requests and events on revisions before TCP and ZMQ, and where a plan asks for it. */
export const nats: Service = {
  name: 'nats',
  variable: 'NATS_SERVER',
  ask,
  own: async ({ host, folder }, options) => {
    const [port] = await host.ports(1);
    return {
      url: `nats://127.0.0.1:${port}`,
      process: {
        name: 'nats',
        command: [
          String(options.nats_binary),
          ...['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder.at('services/nats')],
        ],
        cwd: folder.path,
        env: {},
        grace_ms: 5_000,
      },
    };
  },
};

/** A server greets whoever connects with `INFO {...}`; Dynamo needs its JetStream. */
function ask(url: string, signal: AbortSignal): Promise<Health> {
  const address = readAddress(url);
  return new Promise((resolve) => {
    const socket = connect(address);
    let greeting = '';
    const end = (health: Health): void => {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      resolve(health);
    };
    const onAbort = (): void => end({ healthy: false, why: 'the run was stopped' });
    signal.addEventListener('abort', onAbort, { once: true });
    socket.setTimeout(2_000, () => end({ healthy: false, why: 'it does not greet in 2 s' }));
    socket.on('error', (error) => end({ healthy: false, why: error.message }));
    socket.on('close', () => end({ healthy: false, why: 'it hung up' }));
    socket.on('data', (data) => {
      greeting = (greeting + data.toString('utf8')).slice(0, 65_536);
      if (greeting.includes('\n') || greeting.length === 65_536) end(readGreeting(greeting));
    });
  });
}

function readGreeting(greeting: string): Health {
  const [line = ''] = greeting.split('\n');
  const info = line.startsWith('INFO ') ? parseJson(line.slice(5)) : undefined;
  if (info === undefined) return { healthy: false, why: 'it does not greet as a NATS server does' };
  if (dig(info, 'jetstream') !== true)
    return { healthy: false, why: 'it runs without JetStream (nats-server -js)' };
  return { healthy: true, version: textOf(dig(info, 'version')) ?? 'unknown' };
}

function readAddress(url: string): { readonly host: string; readonly port: number } {
  const given = URL.canParse(url) ? new URL(url) : null;
  if (given?.protocol !== 'nats:' || given.hostname === '')
    throw new UserError(`setting nats: expected an address such as nats://127.0.0.1:4222`);
  return { host: given.hostname, port: given.port === '' ? 4222 : Number(given.port) };
}
