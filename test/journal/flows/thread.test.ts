import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeRepository } from '../vault/repository.ts';

const built = fileURLToPath(new URL('../../../dist/cli/dyn-journal.js', import.meta.url));

/** A journal that is large enough for two threads, with something to find in every third file. */
function manyFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = { 'INDEX.md': '---\ntype: registry\n---\n\n# Journal\n' };
  for (let at = 0; at < 900; at++) {
    const broken = at % 3 === 0 ? `see [that](./none-${at}.md)\n` : 'fine\n';
    files[`part-${at % 7}/notes-${at}.md`] = `# Notes ${at}\n\n${broken}`;
  }
  return files;
}

it('finds with two threads what is there, each once and in order', () => {
  const root = makeRepository(manyFiles());
  const args = ['lint', '--root', root, '--all', '--format', 'json'];
  const lint = () =>
    spawnSync(process.execPath, [built, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const [first, second] = [lint(), lint()];
  expect([first.status, first.stderr]).toEqual([1, '']);
  const { findings, summary } = JSON.parse(first.stdout);
  const broken = Array.from({ length: 300 }, (_, at) => at * 3)
    .map((at) => `part-${at % 7}/notes-${at}.md`)
    .sort()
    .map((path) => `${path}:3`);
  const links = findings.filter(({ rule }: { rule: string }) => rule === 'J060');
  const places = links.map(({ path, line }: { path: string; line: number }) => `${path}:${line}`);
  expect(places).toEqual(broken);
  expect(summary.files).toBe(901);
  expect(JSON.parse(second.stdout).findings).toEqual(findings);
});

it('has its thread where the program looks for it', () => {
  const thread = new URL('../../../dist/boot/journal-thread.js', import.meta.url);
  expect(readFileSync(thread, 'utf8')).toContain('serveThread');
});
