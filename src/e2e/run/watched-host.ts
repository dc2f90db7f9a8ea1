import type { Exit, Host, RunningProcess } from '../../model/e2e-run.ts';

/** A process that was to serve and ended by itself. */
export interface Death {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly exit: Exit;
}

/**
 * The host, telling of every process that ends before somebody asked it to: a server that dies must end the wait for
 * it at once, in whatever stage that happens.
 */
export function watchHost(host: Host, onDeath: (death: Death) => void): Host {
  const ending = new Set<string>();
  const watch = (process: RunningProcess): RunningProcess => {
    ending.delete(process.name);
    const told = (exit: Exit) => {
      if (!ending.has(process.name))
        onDeath({ name: process.name, pid: process.pid, log: process.log, exit });
    };
    process.ended.then(told, () => {});
    return process;
  };
  return {
    ...host,
    start: async (spec) => watch(await host.start(spec)),
    stop: (name, how) => {
      ending.add(name);
      return host.stop(name, how);
    },
    stopAll: (how) => {
      for (const { name } of host.running()) ending.add(name);
      return host.stopAll(how);
    },
  };
}
