import { expect, test } from 'vitest';
import { readTogether } from '../../src/flows/pull-tree.ts';

test('what is asked for in one turn is read together, and once', async () => {
  const asked: (readonly string[])[] = [];
  const read = readTogether(async (paths) => {
    asked.push(paths);
    return new Map(
      paths.filter((path) => path !== 'none').map((path) => [path, `text of ${path}`]),
    );
  });
  expect(await Promise.all([read('a'), read('b'), read('a'), read('none')])).toEqual([
    'text of a',
    'text of b',
    'text of a',
    null,
  ]);
  expect(await Promise.all([read('b'), read('c')])).toEqual(['text of b', 'text of c']);
  expect(asked).toEqual([['a', 'b', 'none'], ['c']]);
});

test('a read that fails fails those who asked, and no later one', async () => {
  const read = readTogether(async (paths) => {
    if (paths.includes('bad')) throw new Error('no object');
    return new Map(paths.map((path) => [path, '']));
  });
  await expect(Promise.all([read('a'), read('bad')])).rejects.toThrow('no object');
  expect(await read('c')).toBe('');
});
