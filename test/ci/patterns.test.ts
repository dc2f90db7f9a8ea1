import { describe, expect, it } from 'vitest';
import { classify } from '../../src/ci/classify.ts';
import { readFailure } from '../../src/ci/index.ts';
import { readLog } from '../../src/ci/log.ts';
import { codePatterns } from '../../src/ci/patterns/code.ts';
import { infrastructurePatterns } from '../../src/ci/patterns/infrastructure.ts';
import { folder, readFixtures } from './fixture.ts';

const fixtures = readFixtures();
const patterns = { code: codePatterns, infrastructure: infrastructurePatterns, unknown: [] };
const all = [...codePatterns, ...infrastructurePatterns];
const idOf = (name: string) => name.split('--')[0] ?? '';

describe('the lists of patterns', () => {
  it('name each once and say what it means in a sentence', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, about } of all) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(about, id).toMatch(/^[A-Z][^\n]{10,}\.$/);
    }
  });

  it('have a log for each pattern, and none for what is no pattern', () => {
    for (const kind of ['code', 'infrastructure'] as const) {
      const named = fixtures.filter((each) => each.kind === kind).map(({ name }) => idOf(name));
      expect([...new Set(named)].sort()).toEqual(patterns[kind].map(({ id }) => id).sort());
    }
  });

  it('take time in proportion to the line', () => {
    const hostile = [
      `curl: ${'curl: '.repeat(400)}`,
      `File "${'/a'.repeat(900)}`,
      `${'='.repeat(1900)}`,
      `failed to fetch ${'https:'.repeat(300)}`,
      `assertion ${'x '.repeat(900)}`,
      ' '.repeat(2000),
      `${'-'.repeat(1000)}> a.rs:`,
    ];
    // One that backtracks does not come to an end here.
    const matched = hostile.flatMap((line) => all.filter((each) => each.line.test(line)));
    expect(matched.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(fixtures)('$kind/$name', ({ kind, name, log }) => {
  it('is taken for what it is, by the pattern that it is named after', () => {
    const classified = classify(readLog(log));
    expect(classified.kind).toBe(kind);
    const deciding = classified.evidence.map(({ pattern }) => pattern.id);
    if (kind !== 'unknown') expect(deciding).toContain(idOf(name));
  });

  it('shows the lines that say so', async () => {
    const { lines, why } = readFailure('job', log, '');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(20);
    const shown = lines.map(({ line, text }) => `${line}: ${text}`);
    await expect(`${why}\n${shown.join('\n')}\n`).toMatchFileSnapshot(
      `${folder}${kind}/${name}.expected.txt`,
    );
  });
});
