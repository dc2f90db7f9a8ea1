import { describe, expect, it } from 'vitest';
import { choosePlanes, servicesOf } from '../../../src/e2e/stacks/dynamo/choose-planes.ts';
import { modernPlanes, planesOf } from '../../../src/e2e/stacks/dynamo/planes.ts';
import { stacks } from '../../../src/e2e/stacks/index.ts';
import { readSettings } from '../../../src/e2e/stacks/settings.ts';
import { planOf } from './plan.ts';

const written = (plane: string) =>
  `impl Default for RequestPlaneMode {\n    fn default() -> Self {\n        Self::${plane}\n    }\n}`;
const derived = 'enum RequestPlaneMode {\n    /// NATS\n    Nats,\n    #[default]\n    Tcp,\n}';
const files = 'let root = env::var("DYN_FILE_KV")';

describe('the planes that a revision uses by itself', () => {
  it('are etcd and NATS where the source knows nothing else', () => {
    const planes = planesOf({
      distributed: 'pub struct DistributedConfig;',
      storage: null,
      options: '',
    });
    expect(planes).toEqual({
      discovery: 'etcd',
      discovery_variable: null,
      request: 'nats',
      event: 'nats',
    });
    expect(servicesOf(planes)).toEqual(['etcd', 'nats']);
  });

  it('are files and NATS where NATS is still the default', () => {
    const options = 'default=os.environ.get("DYN_STORE_KV", "etcd")';
    const planes = planesOf({ distributed: written('Nats'), storage: files, options });
    expect(planes).toMatchObject({ discovery: 'file', discovery_variable: 'DYN_STORE_KV' });
    expect(servicesOf(planes)).toEqual(['nats']);
  });

  it.each([written('Tcp'), derived])('need nothing where TCP is the default', (distributed) => {
    const planes = planesOf({ distributed, storage: files, options: '"DYN_DISCOVERY_BACKEND"' });
    expect(planes).toEqual(modernPlanes);
    expect(servicesOf(planes)).toEqual([]);
  });
});

describe('choosePlanes', () => {
  it('lets what the user sets win', () => {
    const plan = planOf('mocker', { discovery: 'etcd', request_plane: 'nats' });
    const planes = choosePlanes(readSettings(stacks.mocker.settings, plan), null);
    expect(planes).toMatchObject({ discovery: 'etcd', request: 'nats', event: 'zmq' });
    expect(servicesOf(planes)).toEqual(['etcd', 'nats']);
  });

  it('refuses a plane that there is not', () => {
    const read = readSettings(stacks.mocker.settings, planOf('mocker', { discovery: 'mem' }));
    expect(() => choosePlanes(read, null)).toThrow(
      'setting discovery: expected one of auto, file, etcd',
    );
  });
});
