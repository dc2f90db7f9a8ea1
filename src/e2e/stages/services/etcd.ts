import { dig, openClient, textOf } from '../../client/index.ts';
import type { Health, Service } from './service.ts';

/** Discovery with leases: what dies disappears after its lease. */
export const etcd: Service = {
  name: 'etcd',
  variable: 'ETCD_ENDPOINTS',
  ask,
  own: async ({ host, folder }, options) => {
    const [client, peer] = await host.ports(2);
    const url = `http://127.0.0.1:${client}`;
    const peers = `http://127.0.0.1:${peer}`;
    return {
      url,
      process: {
        name: 'etcd',
        // The port for peers must be said too: its default is everybody's.
        command: [
          String(options.etcd_binary),
          ...['--name', 'dyn-audit', '--data-dir', folder.at('services/etcd')],
          ...['--listen-client-urls', url, '--advertise-client-urls', url],
          ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
          ...['--initial-cluster', `dyn-audit=${peers}`],
        ],
        cwd: folder.path,
        env: {},
        grace_ms: 5_000,
      },
    };
  },
};

async function ask(url: string, signal: AbortSignal): Promise<Health> {
  const client = openClient(url, { signal });
  try {
    const health = await client.request({ path: '/health', timeoutMs: 2_000 });
    if (health.error !== null) return { healthy: false, why: health.error };
    // A text up to 3.5, a boolean in some builds.
    if (String(dig(health.json, 'health')) !== 'true')
      return { healthy: false, why: `/health answers ${health.status}` };
    const version = await client.request({ path: '/version', timeoutMs: 2_000 });
    return { healthy: true, version: textOf(dig(version.json, 'etcdserver')) ?? 'unknown' };
  } finally {
    client.close();
  }
}
