import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the processes of a revision find one another and what carries requests and events between them. */
export interface Planes {
  readonly discovery: 'file' | 'etcd';
  /** The variable that chooses the discovery; null: the revision knows nothing but etcd. */
  readonly discovery_variable: 'DYN_DISCOVERY_BACKEND' | 'DYN_STORE_KV' | null;
  readonly request: 'tcp' | 'nats';
  readonly event: 'zmq' | 'nats';
}

/** What a revision's source says of it. */
export interface PlaneSource {
  /** Text of lib/runtime/src/distributed.rs; null when there is no such file. */
  readonly distributed: string | null;
  /** Text of lib/runtime/src/storage/kv.rs. */
  readonly storage: string | null;
  /** Where the frontend declares its options. */
  readonly options: string;
}

/** Those of the published wheel 1.5.0 and of every checkout since: neither etcd nor NATS. */
export const modernPlanes: Planes = {
  discovery: 'file',
  discovery_variable: 'DYN_DISCOVERY_BACKEND',
  request: 'tcp',
  event: 'zmq',
};

/**
 * The planes that a revision uses by itself, with file discovery where it has one. Dates lie for a branch, so the source
 * is asked: a store in files is there or not, the default request plane is written down, and before events could be
 * chosen they went over NATS whenever NATS was in use. A folder without that source, such as the examples alone, runs
 * what is installed.
 */
export function planesOf({ distributed, storage, options }: PlaneSource): Planes {
  if (distributed === null) return modernPlanes;
  const files = storage?.includes('DYN_FILE_KV') ?? false;
  const variable = options.includes('DYN_STORE_KV') ? 'DYN_STORE_KV' : 'DYN_DISCOVERY_BACKEND';
  const request = defaultRequestPlane(distributed);
  return {
    discovery: files ? 'file' : 'etcd',
    discovery_variable: files ? variable : null,
    request,
    event: request === 'tcp' ? 'zmq' : 'nats',
  };
}

function defaultRequestPlane(source: string): 'tcp' | 'nats' {
  if (/#\[default\]\s*Tcp\b/.test(source)) return 'tcp';
  const written = /impl Default for RequestPlaneMode\s*\{[^}]*?Self::(\w+)/.exec(source);
  return written?.[1] === 'Tcp' ? 'tcp' : 'nats';
}

/** Reads what `planesOf` asks of a checkout. */
export function readPlaneSource(checkout: string): PlaneSource {
  const read = (path: string): string | null => {
    try {
      return readFileSync(join(checkout, path), 'utf8');
    } catch {
      return null;
    }
  };
  const frontend = 'components/src/dynamo/frontend';
  return {
    distributed: read('lib/runtime/src/distributed.rs'),
    storage: read('lib/runtime/src/storage/kv.rs'),
    options: `${read(`${frontend}/main.py`) ?? ''}\n${read(`${frontend}/frontend_args.py`) ?? ''}`,
  };
}
