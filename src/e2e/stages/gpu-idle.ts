import type { Settings } from '../../model/e2e-plan.ts';
import type { RunFolder } from '../../model/e2e-run.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { toJson } from '../../model/json.ts';
import { type GpuMemory, readGpus, waitForGpuIdle } from '../../process/index.ts';

/** What the GPUs hold before a run starts anything, as a note of its state; empty where there is none. */
export async function gpuBaseline(): Promise<Settings> {
  const gpus = await readGpus();
  return { gpus: gpus.map(({ uuid, name, used_mib }) => ({ uuid, name, used_mib })) };
}

/**
 * Whether the GPUs hold no more memory than the baseline. Their own reading counts: a launcher that has exited is no
 * proof, memory was seen held for 1.5 s and more after it. No check where there is no GPU.
 */
export async function checkGpus(
  baseline: Settings,
  limit_ms: number,
  folder: Pick<RunFolder, 'write'>,
): Promise<readonly Check[]> {
  const before = readBaseline(baseline);
  if (before.length === 0) return [];
  const { idle, gpus, elapsed_ms } = await waitForGpuIdle(before, limit_ms);
  const said = before.map(({ uuid, used_mib }) => {
    const now = gpus.find((gpu) => gpu.uuid === uuid);
    return `GPU ${now?.index ?? uuid}: ${used_mib} MiB before, ${now?.used_mib ?? 'unknown'} MiB now`;
  });
  return [
    {
      id: 'teardown.gpu-freed',
      stage: 'teardown',
      result: idle ? 'pass' : 'fail',
      expected: `the memory of every GPU is back where it was within ${limit_ms / 1000} s`,
      observed: `${said.join('; ')}, after ${(elapsed_ms / 1000).toFixed(1)} s`,
      evidence: [folder.write('gpus.json', `${toJson({ before, after: gpus, elapsed_ms }, 2)}\n`)],
    },
  ];
}

function readBaseline({ gpus }: Settings): readonly GpuMemory[] {
  if (!Array.isArray(gpus)) return [];
  return gpus.flatMap((gpu: unknown): readonly GpuMemory[] => {
    if (typeof gpu !== 'object' || gpu === null) return [];
    const { uuid, used_mib }: Readonly<Record<string, unknown>> = { ...gpu };
    return typeof uuid === 'string' && typeof used_mib === 'number' ? [{ uuid, used_mib }] : [];
  });
}
