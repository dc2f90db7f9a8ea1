import type { Host } from '../../../src/model/e2e-run.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('nothing may be started here'));

/** For drivers that start no process. */
export const noHost: Host = {
  start: refuse,
  run: refuse,
  stop: refuse,
  stopAll: refuse,
  logsCut: () => [],
  running: () => [],
  ports: refuse,
};
