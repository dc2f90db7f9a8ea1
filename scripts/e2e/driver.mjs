#!/usr/bin/env node
// The load driver against the simulator: what it measures beside what the simulator was told to take, and what part of
// a core it needs.
//   node scripts/e2e/driver.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLab, print, runTool } from './lab.mjs';

/** Told milliseconds to the first token and between tokens, streams at once, requests. */
const rows = [
  [50, 5, 8, 200],
  [100, 10, 8, 200],
  [100, 10, 64, 640],
];

const lab = openLab();
let missed = 0;
try {
  for (const [ttft, itl, streams, requests] of rows) {
    const folder = join(lab.root, `run-${ttft}-${streams}`);
    const settings = {
      ttft_ms: ttft,
      itl_ms: itl,
      'load.concurrency': streams,
      'load.requests': requests,
      'load.output_tokens': 64,
      'load.warmup': streams,
    };
    const sets = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const args = [
      'e2e',
      'run',
      '--stack',
      'sim',
      '--only',
      'load',
      '--load-runs',
      '1',
      '--run-dir',
      folder,
    ];
    const { stderr } = await runTool([...args, ...sets], lab);
    const [load] = JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8')).load;
    const core = /the driver took ([\d.]+) of a core/.exec(stderr)?.[1] ?? 'unknown';
    const off = (seen, told) => `${seen.toFixed(2)} (${((seen / told - 1) * 100).toFixed(1)} %)`;
    const far = (seen, told) => Math.abs(seen / told - 1) > 0.05;
    if (far(load.ttft_ms.p50, ttft) || far(load.itl_ms.avg, itl) || Number(core) > 1) missed += 1;
    print(
      `told ${ttft}/${itl} ms, ${streams} streams, ${requests} requests: TTFT p50 ${off(load.ttft_ms.p50, ttft)}, ` +
        `avg ${off(load.ttft_ms.avg, ttft)}; ITL avg ${off(load.itl_ms.avg, itl)}; ${core} of a core; ${load.failed} failed`,
    );
  }
} finally {
  lab.close();
}
print(`${rows.length} loads, ${missed} beyond 5 % or a core`);
process.exitCode = missed === 0 ? 0 : 1;
