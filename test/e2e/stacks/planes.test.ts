import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePlanes, servicesOf } from '../../../src/e2e/stacks/dynamo/choose-planes.ts';
import { modernPlanes, planesOf } from '../../../src/e2e/stacks/dynamo/planes.ts';
import { stacks } from '../../../src/e2e/stacks/index.ts';
import { readSettings } from '../../../src/e2e/stacks/settings.ts';
import type { Settings } from '../../../src/model/e2e-plan.ts';
import { useLab } from '../../process/lab.ts';
import { planOf } from './plan.ts';

const lab = useLab();

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

describe('a checkout without the source of the runtime', () => {
  it('runs what is installed, and is told of it', () => {
    const nothing = { distributed: null, storage: null, options: '' };
    expect(planesOf(nothing)).toEqual(modernPlanes);
  });
});

describe('choosePlanes', () => {
  it('tells the processes what the user chose, also where the source knows nothing of it', () => {
    const old = lab.newRun().path;
    const file = join(old, 'lib/runtime/src/distributed.rs');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'pub struct DistributedConfig;');
    const planes = (settings: Settings) =>
      choosePlanes(readSettings(stacks.agg.settings, planOf('agg', settings)), old);
    expect(planes({})).toMatchObject({ discovery: 'etcd', discovery_variable: null });
    expect(planes({ discovery: 'file' })).toMatchObject({
      discovery: 'file',
      discovery_variable: 'DYN_DISCOVERY_BACKEND',
    });
  });

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
