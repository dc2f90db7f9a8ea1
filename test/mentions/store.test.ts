import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openAnswers, openMentions, saveMentions } from '../../src/mentions/index.ts';
import { everyWord } from '../../src/mentions/mentions.ts';
import type { FileEntry } from '../../src/model/source.ts';
import type { Tree } from '../../src/source/index.ts';
import { makeFolder } from '../source/repository.ts';

const file = (name: string) => join(process.env.XDG_CACHE_HOME!, 'dyn-audit', `repository.${name}`);

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', makeFolder());
});

/** Ways in which a file comes to harm. */
const harm: readonly (readonly [string, (path: string) => void])[] = [
  ['cut to nothing', (path) => truncateSync(path, 0)],
  ['cut to ten bytes', (path) => truncateSync(path, 10)],
  ['cut by one byte', (path) => truncateSync(path, readFileSync(path).length - 1)],
  ['cut behind its header', (path) => truncateSync(path, readFileSync(path).indexOf('}') + 1)],
  ['grown', (path) => writeFileSync(path, `${readFileSync(path, 'latin1')}more`, 'latin1')],
  [
    'changed by one bit',
    (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 2]! ^= 1;
      writeFileSync(path, bytes);
    },
  ],
  ['garbage', (path) => writeFileSync(path, Buffer.alloc(500, 0x5a))],
];

describe('the words that are kept', () => {
  const entry = (blob: string): FileEntry => ({ path: `${blob}.py`, blob });
  const treeOf = (texts: Readonly<Record<string, string>>) =>
    ({
      each: async (entries, see) => {
        for (const { blob } of entries) see(blob, texts[blob]!);
      },
    }) as Tree;
  const texts = { one: 'alpha beta', two: 'gamma', three: '', four: 'beta --gamma-ray' };
  const entries = Object.keys(texts).map(entry);
  const find = (version: string, name: string) =>
    openMentions('repository', version)
      .find(entries, [name])
      .map(({ blob }) => blob);

  async function keep(version = '1'): Promise<void> {
    const mentions = openMentions('repository', version);
    await mentions.learn(treeOf(texts), entries);
    saveMentions('repository', version, mentions, new Set(Object.keys(texts)));
  }

  it('are found again', async () => {
    await keep();
    expect(openMentions('repository', '1').known.size).toBe(4);
    expect(find('1', 'beta')).toEqual(['one', 'four']);
    expect(find('1', '--gamma-ray')).toEqual(['four']);
    expect(find('1', 'gamma')).toEqual(['two', 'four']);
    expect(find('1', 'delta')).toEqual([]);
  });

  it('grow from run to run', async () => {
    await keep();
    const mentions = openMentions('repository', '1');
    await mentions.learn(treeOf({ five: 'delta' }), [...entries, entry('five')]);
    saveMentions('repository', '1', mentions, new Set());
    const found = openMentions('repository', '1').find(
      [...entries, entry('five')],
      ['delta', 'beta'],
    );
    expect(found.map(({ blob }) => blob)).toEqual(['one', 'four', 'five']);
  });

  it('of a file of data are still any', async () => {
    const mentions = openMentions('repository', '1');
    const words = Array.from({ length: 70_000 }, (_, at) => `w${at}`).join(' ');
    await mentions.learn(treeOf({ ...texts, data: words }), [entry('data'), ...entries]);
    saveMentions('repository', '1', mentions, new Set());
    const again = openMentions('repository', '1');
    expect(again.known.get('data')).toBe(everyWord);
    expect(again.find([entry('data'), ...entries], ['alpha']).map(({ blob }) => blob)).toEqual([
      'data',
      'one',
    ]);
  });

  it.each(harm)('are read anew when their file is %s', async (_, damage) => {
    await keep();
    damage(file('words'));
    expect(openMentions('repository', '1').known.size).toBe(0);
    await keep();
    expect(find('1', 'beta')).toEqual(['one', 'four']);
  });

  it('are read anew by another version, and another repository has its own', async () => {
    await keep();
    expect(openMentions('repository', '2').known.size).toBe(0);
    expect(openMentions('other', '1').known.size).toBe(0);
  });

  it('are neither read nor written without a version', async () => {
    await keep('');
    expect(existsSync(file('words'))).toBe(false);
    await keep('1');
    expect(openMentions('repository', '').known.size).toBe(0);
  });

  it('that did not grow are not written', async () => {
    const mentions = openMentions('repository', '1');
    saveMentions('repository', '1', mentions, new Set());
    expect(existsSync(file('words'))).toBe(false);
  });

  it('cannot always be written: that is no error', async () => {
    mkdirSync(file('words'), { recursive: true });
    await keep();
    expect(openMentions('repository', '1').known.size).toBe(0);
  });

  it('of old trees go when there are too many', async () => {
    const mentions = openMentions('repository', '1');
    const many = Array.from({ length: 20_001 }, (_, at) => entry(`blob_${at}`));
    const tree = { each: async (all, see) => all.forEach(({ blob }) => see(blob, blob)) } as Tree;
    await mentions.learn(tree, many);
    saveMentions('repository', '1', mentions, new Set(['blob_7', 'blob_20000']));
    const again = openMentions('repository', '1');
    expect([...again.known.keys()]).toEqual(['blob_7', 'blob_20000']);
    const left = [entry('blob_7'), entry('blob_20000')];
    expect(again.find(left, ['blob_20000'])).toEqual(left.slice(1));
  });
});

describe('answers', () => {
  const open = (version = '1') => openAnswers<unknown>('repository', 'symbols', version);

  function keep(values: Readonly<Record<string, unknown>>, version = '1'): void {
    const answers = open(version);
    for (const [key, value] of Object.entries(values)) answers.put(key, value);
    answers.save();
  }

  const values = { a: { text: 'größe \u0000 "x"' }, 'b c\n': [1, null], d: '', e: {} };

  it('are given back as they were', () => {
    keep(values);
    const again = open();
    for (const [key, value] of Object.entries(values)) expect(again.get(key)).toEqual(value);
    expect(again.get('none')).toBeUndefined();
  });

  it('of earlier runs stay beside new ones, and the last one counts', () => {
    keep(values);
    keep({ f: 6, a: 'new' });
    expect(['a', 'd', 'f'].map((key) => open().get(key))).toEqual(['new', '', 6]);
  });

  it('that nobody added to are not written again', () => {
    keep(values);
    const before = readFileSync(file('symbols'));
    writeFileSync(file('symbols'), Buffer.concat([before, Buffer.from('x')]));
    open().save();
    expect(readFileSync(file('symbols'))).toHaveLength(before.length + 1);
  });

  it.each(harm)('are gone when their file is %s', (_, damage) => {
    keep(values);
    damage(file('symbols'));
    expect(Object.keys(values).map((key) => open().get(key))).toEqual(Array(4).fill(undefined));
    keep({ a: 1 });
    expect(open().get('a')).toBe(1);
  });

  it('of another version are gone', () => {
    keep(values);
    expect(open('2').get('a')).toBeUndefined();
    keep({ g: 7 }, '2');
    expect([open('2').get('g'), open('2').get('a')]).toEqual([7, undefined]);
  });

  it('are neither read nor written without a version', () => {
    keep(values, '');
    expect(existsSync(file('symbols'))).toBe(false);
    keep(values);
    expect(open('').get('a')).toBeUndefined();
  });

  it('cannot always be written: that is no error', () => {
    mkdirSync(file('symbols'), { recursive: true });
    keep(values);
    expect(open().get('a')).toBeUndefined();
  });
});
