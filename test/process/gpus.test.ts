import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGpus, waitForGpuIdle } from '../../src/process/index.ts';

const path = process.env.PATH;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dyn-audit-test-'));
  mkdirSync(join(folder, 'bin'));
  // Only what stands here: whether this machine has a GPU must not matter.
  process.env.PATH = [join(folder, 'bin'), '/bin', '/usr/bin'].join(delimiter);
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** A program that answers as nvidia-smi does. */
function plant(script: string): void {
  writeFileSync(join(folder, 'bin/nvidia-smi'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

const answer = (used: string) => `case "$1" in
--query-gpu=*) echo "0, GPU-a, NVIDIA H200, ${used}, 143771, 580.159"
echo "1, GPU-b, NVIDIA H200, [N/A], 143771, 580.159";;
*) echo "GPU-a, 4242, 44000"; echo "GPU-a, 4243, [N/A]";;
esac`;

describe('readGpus', () => {
  it('reads memory and who uses it', async () => {
    plant(answer('44968'));
    const common = { name: 'NVIDIA H200', total_mib: 143771, driver: '580.159' };
    expect(await readGpus()).toEqual([
      {
        ...common,
        index: 0,
        uuid: 'GPU-a',
        used_mib: 44968,
        processes: [
          { pid: 4242, used_mib: 44000 },
          { pid: 4243, used_mib: null },
        ],
      },
      { ...common, index: 1, uuid: 'GPU-b', used_mib: null, processes: [] },
    ]);
  });

  it('gives none where the driver does not answer', async () => {
    plant('echo "NVIDIA-SMI has failed because it could not communicate with the driver"; exit 9');
    expect(await readGpus()).toEqual([]);
    plant('echo "No devices were found"');
    expect(await readGpus()).toEqual([]);
  });
});

describe('waitForGpuIdle', () => {
  it('waits until the memory is what it was before', async () => {
    plant(answer('615'));
    const before = await readGpus();
    plant(answer(`$(cat ${join(folder, 'used')})`));
    writeFileSync(join(folder, 'used'), '44968');
    expect(await waitForGpuIdle(before, 300)).toMatchObject({ idle: false });
    setTimeout(() => writeFileSync(join(folder, 'used'), '620'), 300);
    const { idle, gpus } = await waitForGpuIdle(before, 60_000);
    expect(idle).toBe(true);
    expect(gpus[0]?.used_mib).toBe(620);
  });

  it('has nothing to wait for where there is no GPU', async () => {
    expect(await waitForGpuIdle([], 60_000)).toMatchObject({ idle: true, gpus: [] });
  });
});
