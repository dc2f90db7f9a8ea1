import { etcd } from './etcd.ts';
import { nats } from './nats.ts';
import type { Service } from './service.ts';

/** All services that a stack can ask for. */
export const serviceList: readonly Service[] = [etcd, nats];
