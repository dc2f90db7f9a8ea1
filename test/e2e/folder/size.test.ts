import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { evidenceBytes, watchEvidence } from '../../../src/e2e/folder/index.ts';
import { runFolder } from '../folder.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the evidence of a run', () => {
  it('is what it gathers, without worktrees, and without what a link leads to', () => {
    const folder = runFolder();
    expect(evidenceBytes(folder.path)).toBe(0);
    folder.write('logs/worker.log', 'x'.repeat(100_000));
    folder.write('responses/chat/01.json', 'x'.repeat(50_000));
    folder.write('worktrees/head/target/big', 'x'.repeat(500_000));
    symlinkSync('/usr', join(folder.path, 'logs', 'link'));
    expect(evidenceBytes(folder.path)).toBeGreaterThanOrEqual(150_000);
    expect(evidenceBytes(folder.path)).toBeLessThan(300_000);
  });

  it('is told once when it grows beyond its limit', () => {
    vi.useFakeTimers();
    const folder = runFolder();
    const told: number[] = [];
    const end = watchEvidence(folder.path, 100_000, (bytes) => told.push(bytes));
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([]);
    folder.write('aiperf/run-1/profile.jsonl', 'x'.repeat(200_000));
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(1);
    end();
  });
});
