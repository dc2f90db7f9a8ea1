import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/model/finding.ts';
import { createParser, languageOf } from '../../src/syntax/index.ts';
import { audit, fixturesFolder, listFixtures, mismatches, readMarks } from './marks.ts';

const parser = createParser(languageOf('rust'));

function parses(text: string): boolean {
  return parser.parse(text, () => true)?.errors.length === 0;
}

const copies = (text: string): number =>
  text.match(/\b(?:clone|cloned|to_vec|to_owned|to_string)\b/g)?.length ?? 0;

/** The last edit first, so that the offsets of the others stay right. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((out, edit) => out.slice(0, edit.start) + edit.text + out.slice(edit.end), text);
}

describe.each(listFixtures())('fixture %s', (name) => {
  const root = join(fixturesFolder, name);

  it('is decided as its comments say, by every rule', async () => {
    const report = await audit(root);
    expect(report.summary.files_skipped).toEqual([]);
    expect(mismatches(readMarks(root), report)).toEqual([]);
  });

  it('is still Rust after each edit, with a copy less', async () => {
    const { candidates } = await audit(root);
    for (const finding of candidates) {
      if (finding.edits === null) continue;
      const text = readFileSync(join(root, finding.path), 'utf8');
      const edited = applyEdits(text, finding.edits);
      const at = `${finding.path}:${finding.line} ${finding.text}`;
      expect(parses(edited), `${at} leaves broken syntax`).toBe(true);
      expect(copies(edited), `${at} removes nothing`).toBeLessThan(copies(text));
    }
  });
});
