import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../../src/sim/faults/index.ts';
import { programPath, removeFolders, type Sim, startSim } from '../support/sim.ts';
import { answers } from './answers.ts';
import { counts } from './counts.ts';
import { processes } from './processes.ts';
import { refusals } from './refusals.ts';
import type { Witness, Witnesses } from './witness.ts';

const witnesses: Witnesses = { ...answers, ...counts, ...refusals, ...processes };

let shared: Sim;
beforeAll(async () => {
  shared = await startSim();
});
afterAll(async () => {
  await shared.stop();
  removeFolders();
});

describe('the list of faults', () => {
  it('agrees with the files and with the witnesses', () => {
    const names = faults.map(({ name }) => name).sort();
    const files = readdirSync(new URL('../../../src/sim/faults/list/', import.meta.url));
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(names);
    expect(Object.keys(witnesses).sort()).toEqual(names);
  });

  it('is printed by both programs', () => {
    for (const name of ['frontend', 'worker'] as const) {
      const text = execFileSync(process.execPath, [programPath(name), '--list-faults']).toString();
      const shown: unknown = JSON.parse(text);
      expect(shown).toEqual(
        faults.map((fault) => ({
          name: fault.name,
          doc: fault.doc,
          turns_red: fault.turns_red,
          homes: fault.homes,
          n: fault.n ?? null,
        })),
      );
    }
  });

  it.each(faults)('$name has code where it can be planted', (fault) => {
    expect(fault.homes.length).toBeGreaterThan(0);
    expect(fault.homes.includes('frontend')).toBe(fault.frontend !== undefined);
    expect(fault.homes.includes('worker')).toBe(fault.worker !== undefined);
  });
});

/** What the witness says of a simulator with these faults. */
async function asked(witness: Witness, planted: readonly string[]): Promise<boolean> {
  const sim = await startSim({
    faults: planted,
    worker: witness.worker ?? [],
    ready: witness.unready !== true,
  });
  try {
    return await witness.sees(sim);
  } finally {
    await sim.stop();
  }
}

const isAlone = ([, witness]: [string, Witness]): boolean => witness.alone === true;
const all = Object.entries(witnesses);

describe('each fault is seen where it is planted, and not elsewhere', () => {
  it.each(all.filter((one) => !isAlone(one)))('%s', async (name, witness) => {
    expect(await asked(witness, [witness.as ?? name])).toBe(true);
    expect(await witness.sees(shared)).toBe(false);
  });

  it.concurrent.each(all.filter(isAlone))('%s', async (name, witness) => {
    const [there, elsewhere] = await Promise.all([
      asked(witness, [witness.as ?? name]),
      asked(witness, []),
    ]);
    expect(there).toBe(true);
    expect(elsewhere).toBe(false);
  });
});
