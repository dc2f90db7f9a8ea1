import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdit, parseDocument } from '../../../src/journal/document/index.ts';
import type { FileEdit } from '../../../src/model/journal.ts';
import { columns } from './columns.ts';
import { seenByRemark } from './oracle.ts';

const root = new URL('../../fixtures/journal/legacy/', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .sort();

/** What a change of lines looks like: lines that go, lines that come. */
function changed(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const edit = (path: string, given: FileEdit) =>
  changed(text(path), applyEdit(given, text(path), columns));

describe('a journal that grew by hand', () => {
  it.each(files)('has the headings in %s that remark sees', (path) => {
    const headings = parseDocument(path, text(path)).headings.map((heading) => heading.text);
    const seen = seenByRemark(text(path)).headings.map((line) => line.replace(/^\d+ \d+ /, ''));
    expect(headings).toEqual(seen);
  });

  it('gets its rows in the tables that it has', () => {
    const row = (project: string): FileEdit => ({
      kind: 'row',
      path: 'INDEX.md',
      table: 'registry',
      key: 'project',
      cells: { project, status: 'active', active: '2026-07-01' },
    });
    expect(edit('INDEX.md', row('[kv-offload](./kv-offload/INDEX.md)'))).toEqual([
      '-| [kv-offload](kv-offload/) | ~/src/dynamo | active | 2026-03-14 | KV offload to host memory, `a\\|b` layouts compared |',
      '+| [kv-offload](kv-offload/) | ~/src/dynamo | active | 2026-07-01 | KV offload to host memory, `a\\|b` layouts compared |',
    ]);
    expect(edit('INDEX.md', row('[new](./new/INDEX.md)'))).toEqual([
      '+| [new](./new/INDEX.md) | | active | 2026-07-01 | |',
    ]);
    const after = applyEdit(row('new'), text('INDEX.md'), columns);
    expect(after).toMatch(/Reviews \|\n\| new \|.*\nRows of projects/);
  });

  it('gets a row for a review where it has columns of its own, or none', () => {
    const row: FileEdit = {
      kind: 'row',
      path: 'INDEX.md',
      table: 'reviews',
      key: 'pr',
      cells: { pr: '[#9121](./9121-kv-router-retry/review.md)', title: 'KV router: retry' },
    };
    expect(edit('dynamo-pr-reviews/INDEX.md', row)).toEqual([
      '-| [#9121](9121-kv-router-retry/review.md) | KV router: retry on a lost worker | commented |',
      '+| [#9121](9121-kv-router-retry/review.md) | KV router: retry | commented |',
    ]);
    expect(edit('sglang-pr-reviews/INDEX.md', row)).toEqual([
      '+| PR | Title |',
      '+| --- | --- |',
      '+| [#9121](./9121-kv-router-retry/review.md) | KV router: retry |',
    ]);
  });

  it('gets blocks with its own line ends', () => {
    const path = 'kv-offload/KV_OFFLOAD_WORKLOG.md';
    const block: FileEdit = { kind: 'append', path, head: '', block: '## 2026-07-01: x\n\n- y\n' };
    const after = applyEdit(block, text(path), columns);
    expect(after).toBe(`${text(path)}\r\n\r\n## 2026-07-01: x\r\n\r\n- y\r\n`);
  });

  it('gets fields, comments and times of day kept', () => {
    const fields = (latest: string): FileEdit => ({
      kind: 'fields',
      path: 'INDEX.md',
      set: { repo: 'ai-dynamo/dynamo' },
      latest: { 'last-updated': latest },
    });
    expect(edit('kv-offload/INDEX.md', fields('2026-07-01'))).toEqual([
      '-repo: ~/src/dynamo   # the checkout, not the remote',
      '-last-updated: 2026-03-14T09:30:00Z',
      '+repo: ai-dynamo/dynamo   # the checkout, not the remote',
      '+last-updated: 2026-07-01',
    ]);
    expect(edit('kv-offload/INDEX.md', fields('2026-03-14'))).toHaveLength(2);
  });
});
