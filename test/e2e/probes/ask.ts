import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openFolder } from '../../../src/e2e/folder/index.ts';
import {
  type ProbesInput,
  type ProbesOutcome,
  probes,
  runProbes,
} from '../../../src/e2e/probes/index.ts';
import type { RunFolder } from '../../../src/model/e2e-run.ts';
import type { Check } from '../../../src/model/e2e-verdict.ts';

export function makeRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'probes-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return openFolder({ id: 'test', path });
}

/** Asks probes of a server, with much patience unless a test says otherwise. */
export function askAll(
  url: string,
  ids: readonly string[],
  more: Partial<ProbesInput> = {},
): Promise<ProbesOutcome> {
  return runProbes({
    probes: probes.filter((probe) => ids.length === 0 || ids.includes(probe.id)),
    target: { url, model: 'tiny', metrics: [{ process: 'frontend', url: `${url}/metrics` }] },
    traits: { repeatable: 'always', stale_ms: 0 },
    known: [],
    folder: makeRunFolder(),
    signal: new AbortController().signal,
    requestMs: 60_000,
    probeMs: 90_000,
    recoverMs: 0,
    say: () => {},
    ...more,
  });
}

export async function ask(
  url: string,
  id: string,
  more: Partial<ProbesInput> = {},
): Promise<Check> {
  const [check] = (await askAll(url, [id], more)).checks;
  if (check === undefined) throw new Error(`no check of ${id}`);
  return check;
}
