import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { findProgram } from '../host/find-program.ts';
import { printableLine } from '../printable.ts';

/** A GPU as its driver describes it now. */
export interface Gpu {
  readonly index: number;
  readonly uuid: string;
  readonly name: string;
  /** Null where the driver does not tell. */
  readonly used_mib: number | null;
  readonly total_mib: number | null;
  readonly driver: string;
  /** Who computes on it; numbers are those of the machine, which differ from ours in a container. */
  readonly processes: readonly { readonly pid: number; readonly used_mib: number | null }[];
}

/** What a GPU held at a moment. */
export type GpuMemory = Pick<Gpu, 'uuid' | 'used_mib'>;

const fields = 'index,uuid,name,memory.used,memory.total,driver_version';

/**
 * The GPUs of this machine, `[]` where there are none: no nvidia-smi on PATH, or one that finds no driver or answers
 * nothing in half a minute.
 */
export async function readGpus(): Promise<readonly Gpu[]> {
  const program = findProgram('nvidia-smi', '/', process.env.PATH);
  if (program === null) return [];
  const [gpus, processes] = await Promise.all([
    query(program, `--query-gpu=${fields}`),
    query(program, '--query-compute-apps=gpu_uuid,pid,used_memory'),
  ]);
  return gpus.flatMap(([index, uuid, name, used, total, driver]): readonly Gpu[] => {
    if (uuid === undefined || !/^\d+$/.test(index ?? '')) return [];
    const own = processes.flatMap(([gpu, pid, memory]) =>
      gpu === uuid && Number(pid) > 0 ? { pid: Number(pid), used_mib: toMib(memory) } : [],
    );
    return [
      {
        index: Number(index),
        uuid,
        name: name ?? '',
        used_mib: toMib(used),
        total_mib: toMib(total),
        driver: driver ?? '',
        processes: own,
      },
    ];
  });
}

/** What a driver still holds of a process that has ended, and what it rounds. */
const tolerance_mib = 64;

/**
 * Waits until every GPU of `before` uses no more memory than it did then, give or take 64 MiB: a launcher that has
 * ended is no proof of that. Gives the last reading, and whether it is so.
 */
export async function waitForGpuIdle(
  before: readonly GpuMemory[],
  limit_ms: number,
): Promise<{ readonly idle: boolean; readonly gpus: readonly Gpu[]; readonly elapsed_ms: number }> {
  const start = performance.now();
  for (;;) {
    const gpus = before.length === 0 ? [] : await readGpus();
    const idle = before.every(({ uuid, used_mib }) => {
      const now = gpus.find((gpu) => gpu.uuid === uuid)?.used_mib ?? null;
      return used_mib === null || (now !== null && now <= used_mib + tolerance_mib);
    });
    const elapsed_ms = performance.now() - start;
    if (idle || elapsed_ms >= limit_ms) return { idle, gpus, elapsed_ms };
    await sleep(Math.min(100, limit_ms - elapsed_ms));
  }
}

/** Rows and cells; none when it fails. */
async function query(program: string, what: string): Promise<readonly (readonly string[])[]> {
  const { stdout, failed } = await execa(program, [what, '--format=csv,noheader,nounits'], {
    reject: false,
    timeout: 30_000,
    stdin: 'ignore',
    maxBuffer: 1024 * 1024,
    env: { LC_ALL: 'C' },
  });
  if (failed) return [];
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.split(',').map((cell) => printableLine(cell.trim(), 200)));
}

/** `[N/A]` and `[Insufficient Permissions]` are no numbers. */
const toMib = (cell: string | undefined): number | null =>
  cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : null;
