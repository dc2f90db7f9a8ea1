import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aiperfPin, findAiperf } from '../../../src/e2e/load/index.ts';
import { runFolder } from '../folder.ts';

function program(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

describe('the aiperf to run', () => {
  it('is the version that the checkout pins', () => {
    const repo = runFolder();
    expect(aiperfPin(null)).toBe('0.10.0');
    expect(aiperfPin(repo.path)).toBe('0.10.0');
    repo.write('container/deps/requirements.benchmark.txt', 'x==1\naiperf==0.12.1\n');
    expect(aiperfPin(repo.path)).toBe('0.12.1');
    repo.write('benchmarks/pyproject.toml', 'dependencies = [\n    "aiperf==0.11.0",\n]\n');
    expect(aiperfPin(repo.path)).toBe('0.11.0');
  });

  it('comes by uvx, or there is none', () => {
    const uvx = program(runFolder().at('bin/uvx'));
    expect(findAiperf(null, '0.11.0', `/nonexistent::${dirname(uvx)}`)).toEqual({
      command: [uvx, '--from', 'aiperf==0.11.0', 'aiperf'],
      label: 'aiperf 0.11.0',
    });
    expect(findAiperf('0.13.0', '0.11.0', dirname(uvx))?.label).toBe('aiperf 0.13.0');
    expect(findAiperf(null, '0.11.0', '/nonexistent')).toBeNull();
    expect(() => findAiperf('0.13.0', '0.11.0', '/nonexistent')).toThrow(/expected uvx on PATH/);
  });

  it('is the program or environment that the user names', () => {
    const folder = runFolder();
    const aiperf = program(folder.at('venv/bin/aiperf'));
    expect(findAiperf(aiperf, '0', '')?.command).toEqual([aiperf]);
    expect(findAiperf(folder.at('venv'), '0', '')?.command).toEqual([aiperf]);
    expect(() => findAiperf(folder.path, '0', '')).toThrow(/expected a version, a program or/);
    expect(() => findAiperf('/nonexistent', '0', '')).toThrow(/expected a version/);
  });
});
