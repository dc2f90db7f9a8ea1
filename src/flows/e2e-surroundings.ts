import { arch, cpus, platform, release, totalmem } from 'node:os';

/** On what a run is made. Nothing that names a person or a machine: verdicts are passed on. */
export function surroundings(version: string): {
  readonly environment: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
} {
  const processors = cpus();
  return {
    environment: {
      system: `${platform()} ${release()} ${arch()}`,
      processors: `${processors.length} x ${processors[0]?.model ?? 'unknown'}`,
      memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    },
    versions: { 'dyn-audit': version, node: process.versions.node },
  };
}
