import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showProofProgress } from '../../src/cli/prove-progress.ts';
import type { ProofProgress } from '../../src/model/proof.ts';

const at: ProofProgress = { crate: 'dynamo-kv-router', phase: 'deleting', round: 3, left: 12 };

function watch(columns: number | null, flags: { quiet?: boolean; verbose?: boolean } = {}) {
  let text = '';
  const stream = new PassThrough({ encoding: 'utf8' }).on('data', (chunk: string) => {
    text += chunk;
  });
  const stderr = Object.assign(stream, columns === null ? {} : { isTTY: true, columns });
  const line = showProofProgress({ stdout: stderr, stderr, env: {} }, flags);
  return { line, text: () => text };
}

/** What stands on the screen in the end: the line drawn last, and the lines above it. */
const screenOf = (text: string): string[] =>
  text.split('\n').map((row) => stripVTControlCharacters(row.split('\r').at(-1)!));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the progress of a proof', () => {
  it.each([12, 30, 50, 80])('is one line that never wraps on %i columns', (columns) => {
    const { line, text } = watch(columns);
    line.update({ ...at, crate: '\u001b[2J\u202e大'.repeat(40) });
    line.update({ ...at, phase: '大\n'.repeat(100) });
    line.clear();
    expect(text()).not.toContain('\n');
    expect(text()).not.toContain('\u202e');
    expect(text()).not.toContain('\u001b[2J');
    const drawn = text().split('\r').map(stripVTControlCharacters);
    const columnsOf = (row: string) => [...row].reduce((n, c) => n + (c === '大' ? 2 : 1), 0);
    for (const row of drawn) expect(columnsOf(row)).toBeLessThan(columns);
  });

  it('says crate, phase, round, what is left and the time', () => {
    const { line, text } = watch(80);
    line.update(at);
    expect(screenOf(text())).toEqual(['0:00  dynamo-kv-router: deleting, round 3, 12 sites left']);
    line.clear();
  });

  it('is drawn on a terminal that does not tell its width', () => {
    const { line, text } = watch(0);
    line.update(at);
    expect(screenOf(text())[0]).toContain('dynamo-kv-router: deleting');
    line.clear();
  });

  it('counts on while one check takes its time', () => {
    const { line, text } = watch(80);
    line.update(at);
    vi.advanceTimersByTime(3_750_000);
    expect(screenOf(text())[0]).toMatch(/^1:02:30 {2}dynamo-kv-router/);
    line.clear();
  });

  it('keeps the figures on a narrow terminal', () => {
    const { line, text } = watch(30);
    line.update({ ...at, left: 1 });
    expect(screenOf(text())[0]).toMatch(/^0:00 1 left, round 3 dynam/);
    line.clear();
  });

  it('leaves nothing behind, whatever was said between', () => {
    const { line, text } = watch(80);
    line.update(at);
    line.say('SIGINT: ending cargo');
    line.say('SIGINT: ending cargo');
    line.clear();
    line.clear();
    const ended = text();
    expect(screenOf(ended)).toEqual(['SIGINT: ending cargo', 'SIGINT: ending cargo', '']);
    // A timer that went on would draw the line into the report.
    vi.advanceTimersByTime(10_000);
    expect(text()).toBe(ended);
  });

  it('is not drawn in a pipe, and named once for each crate with --verbose', () => {
    const plain = watch(null);
    const verbose = watch(null, { verbose: true });
    for (const { line } of [plain, verbose])
      for (const crate of ['a', 'a', 'b']) line.update({ ...at, crate });
    expect(plain.text()).toBe('');
    expect(verbose.text()).toBe(
      'proof of a: deleting, 12 sites without an answer\nproof of b: deleting, 12 sites without an answer\n',
    );
  });

  it('is silent with --quiet, also about what would be said', () => {
    const { line, text } = watch(80, { quiet: true, verbose: true });
    line.update(at);
    line.say('x');
    line.clear();
    expect(text()).toBe('');
  });
});
