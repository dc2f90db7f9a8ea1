import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DiffFile } from '../../src/model/diff.ts';
import { kinds } from '../../src/pull/expect/index.ts';
import { deriveExpectations, plannedChecks } from '../../src/pull/index.ts';
import { fileOf, treeOf } from './helpers.ts';

const fixtures = new URL('../fixtures/pull/expect/', import.meta.url);

/** `== path`: a changed file, `== removed path`: one that is gone, `== head path`: one of the head; `> level expectation`. */
function readFixture(id: string) {
  const parts = readFileSync(new URL(`${id}.txt`, fixtures), 'utf8')
    .split(/^== /m)
    .slice(1);
  const diff: DiffFile[] = [];
  const texts: Record<string, string> = {};
  const expected: string[] = [];
  for (const part of parts) {
    const [head = '', ...lines] = part.replace(/\n$/, '').split('\n');
    const [path = '', kind] = head.split(' ').reverse();
    if (kind === 'head') texts[path] = lines.join('\n');
    else {
      const gone = kind === 'removed' ? ({ status: 'removed', after: null } as const) : {};
      diff.push(
        fileOf(
          path,
          lines.filter((line) => !line.startsWith('>')),
          gone,
        ),
      );
      expected.push(...lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2)));
    }
  }
  return { diff, tree: treeOf(texts), expected };
}

test('the list, the files and the fixtures agree', () => {
  const ids = kinds.map(({ id }) => id).sort();
  const files = readdirSync(new URL('../../src/pull/expect/', import.meta.url)).filter(
    (file) => !['index.ts', 'kind.ts'].includes(file),
  );
  expect(files).toHaveLength(ids.length);
  expect(
    readdirSync(fixtures)
      .map((file) => file.replace('.txt', ''))
      .sort(),
  ).toEqual(ids);
});

test.each(kinds.map(({ id }) => [id]))(
  '%s: what its fixture says, and nothing else',
  async (id) => {
    const { diff, tree, expected } = readFixture(id);
    const { expectations, notes } = await deriveExpectations(diff, tree);
    expect(
      expectations.map(({ level, expect }) => `${level} ${JSON.stringify(expect)}`).sort(),
    ).toEqual([...expected].sort());
    expect(
      expectations.every(({ kind, id: own }) => kind === id && own.startsWith(`expect.${id}-`)),
    ).toBe(true);
    expect(notes).toEqual([]);
  },
);

test('the place is that of the line on its side', async () => {
  const { expectations } = await deriveExpectations(
    [
      fileOf(
        'src/new.py',
        [
          ' a',
          '-    logger.info("What the old file said here")',
          '+    logger.info("What the new file says here")',
        ],
        { before: 'src/old.py', status: 'renamed' },
      ),
    ],
    treeOf({}),
  );
  expect(expectations.map(({ path, line, side }) => [path, line, side])).toEqual([
    ['src/old.py', 2, 'LEFT'],
    ['src/new.py', 2, 'RIGHT'],
  ]);
});

test('tests, documents and test modules say nothing of servers', async () => {
  const line = '+        tracing::info!("Something that only a test writes");';
  const inTests =
    'fn a() {}\n#[cfg(test)]\nmod tests {\n        tracing::info!("Something that only a test writes");\n}\n';
  const file = fileOf('src/a.rs', [' fn a() {}', ' #[cfg(test)]', ' mod tests {', line]);
  const derive = async (diff: DiffFile, head = '') =>
    (await deriveExpectations([diff], treeOf({ 'src/a.rs': head }))).expectations.length;
  expect(await derive(file, inTests)).toBe(0);
  expect(await derive(file, 'fn a() {}')).toBe(1);
  expect(await derive(fileOf('tests/a.rs', [line]))).toBe(0);
  expect(await derive(fileOf('docs/a.rs', [line]))).toBe(0);
});

test('where a manifest changes, a text may live on in another package', async () => {
  const gone = fileOf('src/a.py', ['-logger.info("Something that the package wrote")']);
  const count = async (...more: DiffFile[]) =>
    (await deriveExpectations([gone, ...more], treeOf({}))).expectations.length;
  expect(await count()).toBe(1);
  expect(await count(fileOf('Cargo.toml', ['+x']))).toBe(0);
});

test('checks of a plan look into the logs that the stack has; hints stay out', async () => {
  const { diff, tree } = readFixture('log');
  const { expectations } = await deriveExpectations(diff, tree);
  const logs = (stack: Parameters<typeof plannedChecks>[1]) =>
    plannedChecks(expectations, stack).map(({ id, expect }) => [
      id,
      'log' in expect ? expect.log : null,
    ]);
  const id = 'expect.log-falling-back-to-the-slow-tokenizer-for';
  expect(logs('agg')).toEqual([[id, 'launch']]);
  expect(logs('sample')).toEqual([
    [id, 'frontend'],
    [`${id}.worker`, 'worker'],
  ]);
  expect(logs('endpoint')).toEqual([]);
});
