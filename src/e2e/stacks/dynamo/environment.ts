import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StageContext } from '../../../model/e2e-run.ts';
import { ownFolder } from '../own-folder.ts';
import type { SettingReader } from '../settings.ts';
import { servicesOf } from './choose-planes.ts';
import type { Planes } from './planes.ts';

/** Name under which the services stage hands on where a service listens. */
const serviceVariable = { etcd: 'ETCD_ENDPOINTS', nats: 'NATS_SERVER' } as const;

/** Sockets of engines lie in the temp folder, and the path of a Unix socket ends at 107 bytes. */
const longestTemp = 64;

/**
 * Environment of real Dynamo processes, beyond what the host lets through. Everything listens on loopback; one launch
 * never sees the instances of another, since its discovery folder or its namespace is its own.
 */
export function dynamoEnvironment(
  { folder, state }: Pick<StageContext, 'folder' | 'state'>,
  settings: SettingReader,
  planes: Planes,
): Readonly<Record<string, string>> {
  const launch = freshDiscovery(folder);
  const needed = servicesOf(planes).map((name) => serviceVariable[name]);
  const services = Object.entries(state.services_env).filter(([name]) =>
    needed.some((variable) => variable === name),
  );
  const temp = ownFolder(folder, 'tmp');
  return {
    ...Object.fromEntries(services),
    ...(planes.discovery_variable === null
      ? {}
      : { [planes.discovery_variable]: planes.discovery }),
    ...(planes.discovery === 'file'
      ? { DYN_FILE_KV: launch.folder }
      : { DYN_NAMESPACE: `dyn-audit-${folder.id}-${launch.number}` }),
    DYN_REQUEST_PLANE: planes.request,
    DYN_EVENT_PLANE: planes.event,
    DYN_HTTP_HOST: '127.0.0.1',
    DYN_SYSTEM_HOST: '127.0.0.1',
    DYN_TCP_RPC_HOST: '127.0.0.1',
    // The name of an interface: with an address in its place no model is ever listed, and nothing else tells.
    DYN_TCP_RESPONSE_STREAM_HOST: settings.text('interface') ?? 'lo',
    // The frontend fetches the tokenizer from the worker's port; no proxy reaches that.
    NO_PROXY: withLoopback(process.env.NO_PROXY ?? process.env.no_proxy),
    no_proxy: withLoopback(process.env.NO_PROXY ?? process.env.no_proxy),
    PYTHONUNBUFFERED: '1',
    PYTHONHASHSEED: '0',
    ...(temp.length <= longestTemp ? { TMPDIR: temp } : {}),
  };
}

/** A discovery folder that no earlier launch of this run used: what died in it would be listed for some seconds. */
export function freshDiscovery(folder: StageContext['folder']): {
  readonly folder: string;
  readonly number: number;
} {
  const root = ownFolder(folder, 'kv');
  const number = 1 + Math.max(0, ...readdirSync(root).map(Number).filter(Number.isInteger));
  const path = join(root, String(number));
  mkdirSync(path);
  return { folder: path, number };
}

const withLoopback = (hosts: string | undefined): string =>
  [...(hosts === undefined || hosts === '' ? [] : [hosts]), '127.0.0.1', 'localhost'].join(',');
