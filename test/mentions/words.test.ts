import { describe, expect, it } from 'vitest';
import { createMentions, everyWord } from '../../src/mentions/mentions.ts';
import { hashWord, wordsIn, wordsOf } from '../../src/mentions/words.ts';
import type { FileEntry } from '../../src/model/source.ts';
import type { Tree } from '../../src/source/index.ts';

const holds = (text: string, word: string) => wordsOf(text)?.includes(hashWord(word));

/** A tree of texts, by their names, that counts what it hands out. */
function treeOf(texts: Readonly<Record<string, string>>) {
  const files = Object.keys(texts).map((path): FileEntry => ({ path, blob: `blob of ${path}` }));
  const read: string[] = [];
  const tree: Pick<Tree, 'each'> = {
    each: async (entries, see) => {
      for (const { path, blob } of entries) {
        read.push(path);
        see(blob, texts[path]!);
      }
    },
  };
  return { tree: tree as Tree, files, read };
}

async function search(texts: Readonly<Record<string, string>>, ...names: readonly string[]) {
  const { tree, files } = treeOf(texts);
  const mentions = createMentions(new Map());
  await mentions.learn(tree, files);
  return mentions.find(files, names).map(({ path }) => path);
}

/** More words than a table takes. */
const data = (() => {
  const words: string[] = [];
  for (let at = 0; at < 70_000; at++) words.push(`word_${at}`);
  return words.join(' ');
})();

describe('the words of a text', () => {
  it.each([
    ['compute', 'compute'],
    ['compute_hash(1)', 'compute_hash'],
    ['x.compute', 'compute'],
    ['a-compute-b', 'compute'],
    ['\ncompute\n', 'compute'],
    ['é compute', 'compute'],
    ['«compute» largeur', 'largeur'],
    ['naïve = größe', 'größe'],
    ['x=größe', 'größe'],
    ['DYN_KV=1', 'DYN_KV'],
    ['2nd', '2nd'],
    ['--block-size', 'block'],
    ['--block-size', 'size'],
    ['--block-size', '--block-size'],
    ['run --block-size 5', '--block-size'],
    ['run --block-size=5', '--block-size'],
    ['run --block-size', '--block-size'],
    ['"--block-size",', '--block-size'],
    ['[--block-size]--rate', '--rate'],
    ['--block-size--rate', '--block-size'],
    ['--block-size-', '--block-size'],
    ['x---rate', '--rate'],
    ['--größe-x', '--größe-x'],
    ['--a', '--a'],
  ])('%j hold %j', (text, word) => {
    expect(holds(text, word)).toBe(true);
  });

  it.each([
    ['computed', 'compute'],
    ['recompute', 'compute'],
    ['compute_hash', 'compute'],
    ['Compute', 'compute'],
    ['écompute', 'compute'],
    ['computeé', 'compute'],
    ['--block-size', '--block'],
    ['--block-size', '-size'],
    ['-block', '--block'],
    ['- -block', '--block'],
    ['block-size', '--block-size'],
    ['--block-sizes', '--block-size'],
    ['--block_size', '--block-size'],
    ['', 'compute'],
    ['-', '-'],
    ['--', '--'],
  ])('%j do not hold %j', (text, word) => {
    expect(holds(text, word)).toBe(false);
  });

  it('are each given once', () => {
    expect(wordsOf('a b a --a a')).toHaveLength(3);
    expect(wordsOf('')).toHaveLength(0);
  });

  it('of one text are not those of the one before', () => {
    wordsOf('compute');
    expect(holds('other', 'compute')).toBe(false);
  });

  it('are too many for a file of data', () => {
    expect(wordsOf(data)).toBeUndefined();
    expect(holds(data.slice(0, 10_000), 'word_7')).toBe(true);
  });
});

describe('the words of a name', () => {
  it.each([
    ['compute_hash', ['compute_hash']],
    ['get Client', ['get', 'Client']],
    ['--block-size', ['--block-size']],
    ['-b', ['b']],
    ['--a --b-c', ['--a', '--b-c']],
    ['größe', ['größe']],
    ['block-size', ['block', 'size']],
    ['a.b::c', ['a', 'b', 'c']],
    ['', []],
    ['--', []],
  ])('%j are %j', (name, words) => {
    expect(wordsIn(name)).toEqual(words);
  });

  it.each(['--block-size', 'compute_hash', '--a_b-c', 'größe', '--ü-x', '-x', 'dynamo.planner'])(
    '%j are in each text that holds it',
    (name) => {
      for (const text of [name, ` ${name} `, `"${name}"`, `${name}=1`, `x\n${name}`])
        for (const word of wordsIn(name)) expect(holds(text, word), text).toBe(true);
    },
  );
});

describe('a search', () => {
  const texts = {
    'one.py': 'client.get(1)',
    'two.py': 'class Client: pass',
    'three.sh': 'run --get --client',
    'four.md': '',
  };

  it('finds the files that hold a name', async () => {
    expect(await search(texts, 'get')).toEqual(['one.py', 'three.sh']);
    expect(await search(texts, '--get')).toEqual(['three.sh']);
    expect(await search(texts, 'Client')).toEqual(['two.py']);
    expect(await search(texts, 'nothing')).toEqual([]);
  });

  it('for several words finds those that hold all of them', async () => {
    expect(await search(texts, 'get client')).toEqual(['one.py', 'three.sh']);
    expect(await search(texts, 'client get')).toEqual(['one.py', 'three.sh']);
    expect(await search(texts, 'get Client')).toEqual([]);
    expect(await search(texts, 'get get')).toEqual(['one.py', 'three.sh']);
  });

  it('for several names finds those that hold any of them', async () => {
    expect(await search(texts, 'get Client', 'pass')).toEqual(['two.py']);
    expect(await search(texts, 'class nothing', 'class pass', 'class')).toEqual(['two.py']);
    expect(await search(texts)).toEqual([]);
    expect(await search(texts, '', '--')).toEqual([]);
  });

  it('finds a file of data for every name', async () => {
    expect(await search({ ...texts, 'data.json': data }, 'nothing', 'pass')).toEqual([
      'two.py',
      'data.json',
    ]);
  });

  it('finds a file that could not be read for every name', async () => {
    const { tree, files } = treeOf(texts);
    const mentions = createMentions(new Map());
    await mentions.learn({ ...tree, each: async () => {} }, files);
    expect(mentions.grown()).toBe(false);
    expect(mentions.find(files, ['nothing'])).toEqual(files);
    expect(mentions.find(files, [])).toEqual([]);
  });

  it('tells thousands of names apart', async () => {
    const names = Array.from({ length: 3000 }, (_, at) => `name_${at}`);
    const found = await search({ a: 'name_17', b: 'name_3001', c: 'x name_2999' }, ...names);
    expect(found).toEqual(['a', 'c']);
  });

  it('reads a text once, and tells whether it learnt', async () => {
    const { tree, files, read } = treeOf(texts);
    const mentions = createMentions(new Map([['blob of one.py', everyWord]]));
    expect(mentions.grown()).toBe(false);
    await mentions.learn(tree, files.slice(0, 1));
    expect([mentions.grown(), read]).toEqual([false, []]);
    await mentions.learn(tree, files);
    await mentions.learn(tree, files);
    expect([mentions.grown(), read]).toEqual([true, ['two.py', 'three.sh', 'four.md']]);
  });
});
