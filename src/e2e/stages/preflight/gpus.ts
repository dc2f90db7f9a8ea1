import type { StageContext } from '../../../model/e2e-run.ts';
import { findProgram } from '../../../process/index.ts';

export interface Gpu {
  readonly index: number;
  readonly name: string;
  readonly total_mib: number;
  readonly used_mib: number;
}

const query = '--query-gpu=index,name,memory.total,memory.used';

/** GPUs as nvidia-smi lists them, on the machine where the run's processes run; none where it is not there. */
export async function readGpuList({ host, folder }: StageContext): Promise<readonly Gpu[]> {
  if (findProgram('nvidia-smi', process.cwd(), process.env.PATH) === null) return [];
  const { code, tail } = await host.run({
    name: 'gpus',
    command: ['nvidia-smi', query, '--format=csv,noheader,nounits'],
    cwd: folder.path,
    env: {},
    grace_ms: 1000,
    timeout_ms: 60_000,
  });
  return code === 0 ? parseGpus(tail) : [];
}

/** The lines of nvidia-smi's csv; others are left out. */
export function parseGpus(text: string): Gpu[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const [index, total, used] = [cells[0], cells.at(-2), cells.at(-1)].map(Number);
    if (cells.length < 4 || [index, total, used].some((value) => !Number.isFinite(value)))
      return [];
    return [
      { index: index!, name: cells.slice(1, -2).join(','), total_mib: total!, used_mib: used! },
    ];
  });
}
