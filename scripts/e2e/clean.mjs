#!/usr/bin/env node
// Clean runs on the simulator: none may turn red, and none may take long. Prints what each took.
//   node scripts/e2e/clean.mjs [times]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLeft, openLab, print, runTool } from './lab.mjs';

const times = Number(process.argv[2] ?? 20);
const lab = openLab();
mkdirSync(lab.env.TMPDIR, { recursive: true });
const seconds = [];
const own = [];
let red = 0;
try {
  for (let n = 1; n <= times; n += 1) {
    const folder = join(lab.root, `run-${n}`);
    const began = performance.now();
    const { code, stdout, stderr } = await runTool(
      ['e2e', 'run', '--stack', 'sim', '--run-dir', folder, '--quiet'],
      lab,
    );
    seconds.push((performance.now() - began) / 1000);
    const { verdict, because, timings, checks } = JSON.parse(
      readFileSync(join(folder, 'verdict.json'), 'utf8'),
    );
    own.push((timings.between_stages_ms / timings.elapsed_ms) * 100);
    const left = findLeft(lab);
    if (code !== 0 || left.length > 0) {
      red += 1;
      print(stdout, stderr, JSON.stringify(left));
    }
    print(
      `run ${n}: ${verdict}, ${checks.length} checks, ${seconds.at(-1).toFixed(1)} s, between stages ` +
        `${timings.between_stages_ms} ms, processor time of the tool ${timings.own_cpu_ms} ms (${because})`,
    );
  }
} finally {
  lab.close();
}
print(
  `${times} clean runs, ${red} red; slowest ${Math.max(...seconds).toFixed(1)} s; ` +
    `at most ${Math.max(...own).toFixed(1)} % of a run outside of its stages`,
);
process.exitCode = red === 0 ? 0 : 1;
