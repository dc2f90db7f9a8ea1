import { describe, expect, it } from 'vitest';
import { searchFiles } from '../../../src/journal/read/index.ts';
import { files } from './files.ts';

const pathsFor = (...words: string[]) => searchFiles(files, words).map(({ path }) => path);

describe('searchFiles', () => {
  it('wants all words, in the text or the path, whatever the case', () => {
    expect(pathsFor('HASH', 'prompt')).toEqual(['kv-router/KV_ROUTER_WORKLOG.md']);
    expect(pathsFor('412', 'disconnect')).toEqual(['dynamo-pr-reviews/412-cancel/review.md']);
    expect(pathsFor('hash', 'nowhere')).toEqual([]);
  });

  it('puts titles before text, and whole words before parts', () => {
    expect(pathsFor('planner')[0]).toBe('planner/INDEX.md');
    const text = (path: string) => (path === 'a.md' ? 'a hashing\n' : 'a hash\n');
    const found = searchFiles({ paths: ['a.md', 'b.md'], text }, ['hash']);
    expect(found.map(({ path }) => path)).toEqual(['b.md', 'a.md']);
  });

  it('says where a line stands', () => {
    const [worklog] = searchFiles(files, ['one hash']);
    expect(worklog).toMatchObject({
      path: 'kv-router/KV_ROUTER_WORKLOG.md',
      project: 'kv-router',
      title: 'Worklog',
      matches: 1,
      lines: [
        {
          line: 7,
          column: 16,
          place: 'heading',
          section: '2026-08-03: one hash',
          text: '## 2026-08-03: one hash',
        },
      ],
    });
    const [index] = searchFiles(files, ['router-hash']);
    expect(index!.lines).toMatchObject([{ line: 4, place: 'field', section: null }]);
    const [review] = searchFiles(files, ['cancels']);
    expect(review!.lines).toMatchObject([{ place: 'text', section: 'Summary' }]);
  });

  it('takes words literally, and blanks for any blanks', () => {
    expect(pathsFor('(hash')).toEqual([]);
    expect(pathsFor('.*')).toEqual([]);
    expect(pathsFor('Prefix   hits')).toHaveLength(1);
  });

  it('shows the five best lines of many, cut around their word', () => {
    const long = `${'x '.repeat(400)}needle ${'y '.repeat(400)}`;
    const text = () => `${'a needle\n'.repeat(50)}# needle\n${long}\n`;
    const [found] = searchFiles({ paths: ['a.md'], text }, ['needle']);
    expect(found).toMatchObject({ matches: 52 });
    expect(found!.lines).toHaveLength(5);
    expect(found!.lines.some(({ place }) => place === 'title')).toBe(true);
    const [cut] = searchFiles({ paths: ['a.md'], text: () => long }, ['needle']);
    expect(cut!.lines[0]!.text).toContain('needle');
    expect(cut!.lines[0]!.text.length).toBeLessThan(320);
  });

  it('reads CRLF, a byte order mark and letters beyond ASCII', () => {
    const text = () => '\uFEFF# Größe\r\n\r\nÜber alles\r\n';
    expect(searchFiles({ paths: ['a.md'], text }, ['ÜBER'])[0]!.lines[0]).toMatchObject({
      line: 3,
      column: 1,
      text: 'Über alles',
    });
  });
});
