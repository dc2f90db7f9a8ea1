import { join } from 'node:path';
import { isObject, isText } from '../json.ts';

/** What a worker tells of itself to whoever looks into the discovery folder. */
export interface Instance {
  readonly id: string;
  readonly namespace: string;
  readonly component: string;
  readonly endpoint: 'generate';
  readonly host: string;
  readonly port: number;
  readonly model: string;
  readonly context_length: number;
  readonly simulator: true;
}

/** A record that was not touched for so long is of a dead instance; as Dynamo's file store has it. */
export const ttlMs = 10_000;

export const instancesFolder = (root: string): string => join(root, 'v1', 'instances');

/** The record of a file, or null where it is none of ours. */
export function readInstance(value: unknown): Instance | null {
  if (!isObject(value) || value.simulator !== true) return null;
  const { id, namespace, component, host, port, model, context_length } = value;
  if (!isText(id) || !isText(namespace) || !isText(component)) return null;
  if (!isText(host) || !isText(model)) return null;
  if (typeof port !== 'number' || typeof context_length !== 'number') return null;
  return {
    id,
    namespace,
    component,
    endpoint: 'generate',
    host,
    port,
    model,
    context_length,
    simulator: true,
  };
}
