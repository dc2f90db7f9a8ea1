import { describe, expect, it } from 'vitest';
import { showAsked } from '../../../src/journal/read/index.ts';
import { files, texts } from './files.ts';

const pathsOf = (asked: string) => showAsked(files, asked).map(({ path }) => path);

describe('showAsked', () => {
  it('shows a project with its newest entries and results', () => {
    const [item] = showAsked(files, 'kv-router');
    expect(item).toMatchObject({
      kind: 'project',
      title: 'kv-router',
      fields: { branch: 'router-hash', 'last-updated': '2026-08-03' },
      text: '# kv-router\n\nThe router hashes.',
      reviews: [],
    });
    expect(item!.entries.map(({ date, title, line }) => [date, title, line])).toEqual([
      ['2026-08-03', 'one hash', 7],
      ['2026-08-01', 'hashes twice', 3],
    ]);
    expect(item!.benchmarks.map(({ date, title }) => [date, title])).toEqual([
      ['2026-08-02', 'Prefix hits'],
    ]);
  });

  it('lists the reviews of an umbrella by number', () => {
    const [item] = showAsked(files, 'dynamo-pr-reviews');
    expect(item!.reviews.map(({ title }) => title)).toEqual([
      '#412 Cancel on disconnect (comment)',
      '#99 First',
    ]);
    expect(item!.entries).toEqual([]);
  });

  it('finds reviews by number, umbrella, repository and address', () => {
    const dynamo = 'dynamo-pr-reviews/412-cancel/review.md';
    expect(pathsOf('412')).toEqual([dynamo, 'sglang-pr-reviews/412-other/review.md']);
    expect(pathsOf('#99')).toEqual(['dynamo-pr-reviews/99-first/review.md']);
    expect(pathsOf('dynamo-pr-reviews#412')).toEqual([dynamo]);
    expect(pathsOf('AI-dynamo/dynamo#412')).toEqual([dynamo]);
    expect(pathsOf('https://github.com/ai-dynamo/dynamo/pull/412')).toEqual([dynamo]);
    expect(pathsOf('https://github.com/ai-dynamo/dynamo/pull/412/files#diff-1')).toEqual([dynamo]);
    expect(pathsOf('ai-dynamo/dynamo/pull/412#discussion_r2212345678')).toEqual([dynamo]);
    expect(showAsked(files, '#412')[0]!.entries).toMatchObject([
      { date: '2026-08-05', title: 're-review at 9d3e1f0' },
    ]);
  });

  it('takes the repository of a review without one from its umbrella', () => {
    expect(pathsOf('ai-dynamo/dynamo#99')).toEqual(['dynamo-pr-reviews/99-first/review.md']);
    const { 'dynamo-pr-reviews/INDEX.md': _, ...rest } = texts;
    const without = { ...files, text: (path: string) => rest[path as keyof typeof rest] ?? null };
    expect(showAsked(without, 'ai-dynamo/dynamo#99')).toHaveLength(1);
    expect(() => showAsked(without, 'ai-dynamo/nixl#99')).toThrow('expected a pull request');
  });

  it('shows numbers as they are written', () => {
    const text = () => '---\nhead-sha: 12e4567\nversion: 1.10\npr: 7\n---\n';
    const [item] = showAsked({ paths: ['a/7-b/review.md'], text }, '7');
    expect(item!.fields).toEqual({ 'head-sha': '12e4567', version: '1.10', pr: 7 });
  });

  it('names what is near, and does not take 4 for 412', () => {
    expect(() => showAsked(files, 'kv-rotuer')).toThrow('did you mean kv-router?');
    expect(() => showAsked(files, 'zzzzzzzzzz')).toThrow(/got 'zzzzzzzzzz'$/);
    expect(() => showAsked(files, '4')).toThrow("review, got '4'");
    expect(() => showAsked(files, 'other/repo#412')).toThrow('expected a pull request');
  });
});
