#!/usr/bin/env node
// Plants every fault of the simulator in a run of its own and looks whether the verdict turns red with the check that
// the fault names, and whether anything is left.
//   node scripts/e2e/faults.mjs [name...] [--jobs=N]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLab, print, runTool, untilNothingLeft } from './lab.mjs';

const frontend = fileURLToPath(new URL('../../dist/sim/frontend.js', import.meta.url));
const given = process.argv.slice(2);
const names = given.filter((each) => !each.startsWith('--'));
const jobs = Number(given.find((each) => each.startsWith('--jobs='))?.slice(7) ?? 2);
const all = JSON.parse(
  execFileSync(process.execPath, [frontend, '--list-faults'], { encoding: 'utf8' }),
);
const faults = all.filter(({ name }) => names.length === 0 || names.includes(name));

/** A check is meant by its id, by the beginning of it, or by `stage.*`. */
const means = (wanted, id) => id === wanted || id.startsWith(`${wanted.replace(/\.\*$/, '')}`);

/** The stages that a fault can be seen in, with a load that is long enough for it. */
function stagesFor(turnsRed) {
  const soak = turnsRed.some((id) => id.startsWith('soak.'));
  if (soak)
    return [
      'soak',
      '--duration',
      '8',
      '--set',
      'soak.interval_s=0.5',
      '--set',
      'soak.requests_per_round=40',
    ];
  const probes = turnsRed.some((id) => id.startsWith('probe.'));
  const load = !probes || turnsRed.some((id) => /^(load|metrics|process)\./.test(id));
  const loaded = [
    '--load-runs',
    '1',
    '--set',
    'load.requests=120',
    '--set',
    'load.drop_first=false',
  ];
  const only = [...(probes ? ['probes'] : []), ...(load ? ['load', 'metrics'] : [])];
  return ['run', '--only', only.join(','), ...(load ? loaded : [])];
}

const lab = openLab();
mkdirSync(lab.env.TMPDIR, { recursive: true });
let bad = 0;
async function plant({ name, turns_red }) {
  const folder = join(lab.root, name);
  const began = performance.now();
  const args = [
    'e2e',
    ...stagesFor(turns_red),
    '--stack',
    'sim',
    '--run-dir',
    folder,
    '--quiet',
    '--set',
    `fault=${name}`,
  ];
  const { code, stdout, stderr } = await runTool(args, lab);
  let verdict = { verdict: 'none', checks: [], because: stderr };
  try {
    verdict = JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8'));
  } catch {}
  const red = verdict.checks.filter(({ result }) => result === 'fail').map(({ id }) => id);
  const right =
    turns_red.length === 0
      ? red.every((id) => id.startsWith('teardown.'))
      : code === 1 && turns_red.every((wanted) => red.some((id) => means(wanted, id)));
  if (!right) bad += 1;
  print(
    `${right ? 'ok   ' : 'WRONG'} ${name}: exit ${code}, ${((performance.now() - began) / 1000).toFixed(1)} s, red: ${red.join(' ') || 'none'}` +
      (right
        ? ''
        : `; expected ${turns_red.join(' ') || 'none'}; ${verdict.because} ${stderr} ${stdout.slice(0, 300)}`),
  );
}

try {
  const queue = [...faults];
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (let fault = queue.shift(); fault; fault = queue.shift()) await plant(fault);
    }),
  );
  for (const { pid, command } of await untilNothingLeft(lab, 3000)) {
    bad += 1;
    print(`LEFT ${pid}: ${command}`);
  }
} finally {
  lab.close();
}
print(`${faults.length} faults planted, ${bad} not seen as they should be`);
process.exitCode = bad === 0 ? 0 : 1;
