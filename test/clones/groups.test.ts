import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { groupRules } from '../../src/checks/clones/groups/index.ts';
import { audit } from './marks.ts';

const fixtures = fileURLToPath(new URL('../fixtures/groups/', import.meta.url));
const rules = new URL('../../src/checks/clones/groups/', import.meta.url);

/** `path:line N from -> to` for each mark beside a type. */
function readMarks(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.rs'))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, at) => {
          const marks = /\/\/ group: (.*)$/.exec(line)?.[1]?.split(';') ?? [];
          return marks.map((mark) => `${path}:${at + 1} ${mark.trim()}`);
        }),
    )
    .sort();
}

describe.each(readdirSync(fixtures))('groups of %s', (name) => {
  it('are those of the comments, and members know their group', async () => {
    const root = join(fixtures, name);
    const { groups, candidates } = await audit(root);
    expect(
      groups.map((g) => `${g.path}:${g.line} ${g.members.length} ${g.from} -> ${g.to}`).sort(),
    ).toEqual(readMarks(root));
    const named = new Set(groups.map((group) => group.id));
    expect(candidates.filter(({ group }) => group !== null && !named.has(group))).toEqual([]);
  });
});

it('has a file and a fixture for each rule', () => {
  const ids = groupRules.map((rule) => rule.id).sort();
  const files = readdirSync(rules).filter((name) => !/^(index|group)\.ts$/.test(name));
  expect(files.map((name) => name.replace(/\.ts$/, '')).sort()).toEqual(ids);
  expect(readdirSync(fixtures).sort()).toEqual(ids);
});
