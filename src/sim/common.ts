import { type Flag, type Options, UsageError } from './options.ts';

/** Flags of both programs. */
export const commonFlags = {
  kv: {
    doc: 'folder through which both find one another; one for each run',
    env: 'DYN_FILE_KV',
    fallback: null,
  },
  'discovery-backend': {
    doc: 'only file is simulated',
    env: 'DYN_DISCOVERY_BACKEND',
    fallback: 'file',
  },
  fault: {
    doc: 'plant a fault: [frontend:|worker:]NAME[@N]; may be given more than once',
    fallback: null,
    many: true,
  },
} as const satisfies Readonly<Record<string, Flag>>;

/** The discovery folder. UsageError without one: a shared default would join strangers. */
export function kvFolder(options: Options): string {
  const backend = options.text('discovery-backend');
  if (backend !== 'file')
    throw new UsageError(`--discovery-backend takes file in the simulator, not '${backend}'`);
  const folder = options.text('kv');
  if (folder === null)
    throw new UsageError('--kv DIR or DYN_FILE_KV must name the discovery folder');
  return folder;
}
