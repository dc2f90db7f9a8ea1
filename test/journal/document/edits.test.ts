import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  columnOf,
  findRow,
  findTable,
  isApplied,
  parseDocument,
} from '../../../src/journal/document/index.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { FileEdit } from '../../../src/model/journal.ts';
import { type Random, seeded } from '../../property/random.ts';
import { columns } from './columns.ts';
import { journalFile } from './generate.ts';

const registry = ['| Project | Status | Last Active | Owner |', '| --- | --- | --- | --- |'];
const rows = [
  '| [dyn](./dyn/INDEX.md) | active | 2026-01-01 | me |',
  '| other|done |2026-02-03| a \\| b |',
  '| `third` | | | |',
];

/** A generated file with a registry somewhere in it, prose glued to it at times. */
function withRegistry(random: Random): string {
  const { text, form } = journalFile(random);
  const glued = random.chance(30) ? ['prose glued to the table'] : [];
  const table = [...registry, ...rows.slice(0, random.below(4)), ...glued];
  const closed = text.endsWith(form.eol) ? text : text + form.eol;
  const tail = random.chance(50) ? form.eol : '';
  return `${closed}${form.eol}${table.join(form.eol)}${tail}`;
}

const rowEdit = (random: Random): FileEdit => ({
  kind: 'row',
  path: 'INDEX.md',
  table: 'registry',
  key: 'project',
  cells: {
    project: random.pick(['[dyn](./dyn/INDEX.md)', '[new](./new/INDEX.md)', 'third', 'other']),
    status: random.pick(['active', 'done', 'a | b']),
    active: random.pick(['2026-01-01', '2026-03-04', '2025-12-31']),
  },
});

const fieldsEdit = (random: Random): FileEdit => ({
  kind: 'fields',
  path: 'INDEX.md',
  set: {
    status: random.pick(['active', 'a: b', '12e4567', '']),
    branch: random.pick(['x', null, 'feature/#1', "it's"]),
    ...(random.chance(30) ? { tags: random.pick([['a', 'b'], ['x: y'], []]) } : {}),
    ...(random.chance(20) ? { note: 'one line' } : {}),
  },
  latest: { 'last-updated': random.pick(['2026-04-01', '2026-06-01']) },
});

function applied(edit: FileEdit, text: string): string | undefined {
  try {
    return applyEdit(edit, text, columns);
  } catch (error) {
    // An unclosed fence or comment at the end of a generated file.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The lines of `before` are all in `after`, in order, but for `changed` of them at the most. */
function keepsLines(before: string, after: string, changed: number): boolean {
  const lines = after.split('\n');
  let at = 0;
  let lost = 0;
  for (const line of before.split('\n')) {
    const found = lines.indexOf(line, at);
    if (found < 0) lost++;
    else at = found + 1;
  }
  return lost <= changed;
}

/** Each field's line as it is written, a comment behind it included. */
function rawFields(text: string): ReadonlyMap<string, string> {
  const fields = parseDocument('INDEX.md', text).frontmatter?.fields ?? [];
  return new Map(
    fields.map(({ key, keySpan, valueSpan }) => {
      const end = text.indexOf('\n', valueSpan.end);
      return [key, text.slice(keySpan.start, end)];
    }),
  );
}

const seeds = Array.from({ length: 1500 }, (_, index) => index + 1);

describe('rows', () => {
  it('are put in or brought up to date, and nothing else changes', () => {
    for (const seed of seeds) {
      const random = seeded(seed);
      const before = withRegistry(random);
      const edit = rowEdit(random);
      const after = applied(edit, before);
      if (after === undefined || edit.kind !== 'row') continue;
      const say = `seed ${seed}: ${JSON.stringify(before)}`;
      const document = parseDocument('INDEX.md', after);
      const table = findTable(document, columns.registry, 'project');
      const row = table && findRow(table, 0, edit.cells.project ?? '');
      expect(row?.cells[columnOf(table?.header.cells ?? [], ['status'])]?.text, say).toBe(
        edit.cells.status,
      );
      expect(applyEdit(edit, after, columns), say).toBe(after);
      expect(isApplied(edit, before, after, columns), say).toBe(true);
      expect(keepsLines(before, after, 1), say).toBe(true);
      const was = parseDocument('INDEX.md', before);
      expect(after.includes('\r') === before.includes('\r'), say).toBe(true);
      expect(document.tables.length, say).toBe(was.tables.length);
    }
  });

  it('keep the cells that say the same, and columns that nobody knows', () => {
    const text = `${registry.join('\n')}\n|  [dyn](./dyn/INDEX.md)   |active|  2026-01-01 |  me  |\n`;
    const edit = {
      ...rowEdit(seeded(1)),
      cells: { project: 'dyn', status: 'done', active: '2026-01-01' },
    };
    expect(applyEdit(edit, text, columns)).toBe(text.replace('active|', 'done|'));
  });

  it('stand behind the last row with a bar, before glued prose', () => {
    const text = `${[...registry, rows[0], 'glued'].join('\n')}\n`;
    const edit = {
      ...rowEdit(seeded(1)),
      cells: { project: 'new', status: 'active', active: '2026-01-01' },
    };
    expect(applyEdit(edit, text, columns)).toBe(
      `${[...registry, rows[0], '| new | active | 2026-01-01 | |', 'glued'].join('\n')}\n`,
    );
  });

  it('get the cells that they lack', () => {
    const text = `${registry.join('\n')}\n| dyn |\n| new\n`;
    const edit = {
      ...rowEdit(seeded(1)),
      cells: { project: 'new', status: 'active', active: '2026-01-01' },
    };
    expect(applyEdit(edit, text, columns)).toContain('\n| new | active | 2026-01-01 | |\n');
  });

  it('never go back to an earlier day', () => {
    const text = [...registry, rows[0]].join('\n');
    const edit = { ...rowEdit(seeded(1)), cells: { project: 'dyn', active: '2025-01-01' } };
    expect(applyEdit(edit, text, columns)).toBe(text);
  });

  it('come with a table where there is none', () => {
    const edit = { ...rowEdit(seeded(1)), cells: { project: 'new', active: '2026-01-01' } };
    expect(applyEdit(edit, '# Title', columns)).toBe(
      '# Title\n\n| Project | Status | Last Active |\n| --- | --- | --- |\n| new | | 2026-01-01 |\n',
    );
  });

  it.each([
    ['#123', true],
    ['123', true],
    ['[#123](./123-some-slug/review.md)', true],
    ['[Some title](123-some-slug/review.md)', true],
    ['[PR #123](https://github.com/o/r/pull/123)', true],
    ['#1234', false],
    ['[#12](./12-some/review.md)', false],
    ['v123', false],
  ])('of pull request 123 are known by %s: %s', (cell, same) => {
    const text = `| PR | Title |\n| - | - |\n| ${cell} | x |\n`;
    const edit: FileEdit = {
      kind: 'row',
      path: 'INDEX.md',
      table: 'reviews',
      key: 'pr',
      cells: { pr: '[#123](./123-slug/review.md)', title: 'y' },
    };
    expect(applyEdit(edit, text, columns).includes('| x |')).toBe(!same);
  });
});

describe('fields', () => {
  it('are set, and nothing else changes', () => {
    for (const seed of seeds) {
      const random = seeded(seed);
      const { text: before } = journalFile(random);
      const edit = fieldsEdit(random);
      const after = applied(edit, before);
      if (after === undefined || edit.kind !== 'fields') continue;
      const say = `seed ${seed}: ${JSON.stringify(before)}`;
      const document = parseDocument('INDEX.md', after);
      expect(document.frontmatter?.problems, say).toEqual([]);
      for (const [key, value] of Object.entries(edit.set))
        expect(document.field(key)?.value, say).toEqual(value);
      const was = parseDocument('INDEX.md', before).field('last-updated')?.value ?? '';
      const [latest] = [String(was), edit.latest['last-updated'] ?? ''].sort().reverse();
      expect(document.field('last-updated')?.value, say).toBe(latest);
      expect(applyEdit(edit, after, columns), say).toBe(after);
      const body = before.slice(parseDocument('INDEX.md', before).body);
      expect(after.endsWith(body), say).toBe(true);
      for (const [key, slice] of rawFields(before))
        if (!(key in edit.set) && key !== 'last-updated')
          expect(rawFields(after).get(key), say).toBe(slice);
    }
  });

  const edit = (set: Record<string, string | null | readonly string[]>): FileEdit => ({
    kind: 'fields',
    path: 'INDEX.md',
    set,
    latest: {},
  });

  it.each([
    ["---\na: 'x' # why\n---\n", { a: 'y' }, "---\na: 'y' # why\n---\n"],
    ['---\na: "x"\n---\n', { a: 'y' }, '---\na: "y"\n---\n'],
    ['---\na:\n---\n', { a: 'v' }, '---\na: v\n---\n'],
    ['---\na:   # why\n---\n', { a: 'v' }, '---\na: v  # why\n---\n'],
    ['---\na: &x [1]\nb: *x\n---\n', { b: 'v' }, '---\na: &x [1]\nb: v\n---\n'],
    ['---\na: 12e4567\n---\n', { a: '12e4567' }, '---\na: "12e4567"\n---\n'],
    ['---\na:\n- x\n- y\n---\n', { a: ['z', 'w'] }, '---\na:\n- z\n- w\n---\n'],
    ['---\na:\n  - x\n---\n', { a: 'z' }, '---\na:\n  z\n---\n'],
    ['---\na: |\n  x\n  y\nb: c\n---\n', { a: 'z' }, '---\na: z\nb: c\n---\n'],
    ['---\na: x\n# end\n---\n', { b: null }, '---\na: x\nb: null\n# end\n---\n'],
    ['---\n---\ntext', { b: 'x' }, '---\nb: x\n---\ntext'],
    ['\ufefftext\r\n', { b: 'x' }, '\ufeff---\r\nb: x\r\n---\r\n\r\ntext\r\n'],
    ['---\na: 2026-01-01\n---\n', { a: '2026-01-01' }, '---\na: 2026-01-01\n---\n'],
  ])('of %j', (before, set, after) => {
    expect(applyEdit(edit(set), before, columns)).toBe(after);
  });

  it.each(['---\na: 1\na: 2\n---\n', '---\na: [\n---\n', '---\na: 1\n', '---js\nx\n---\n'])(
    'of %j cannot be set',
    (text) => {
      expect(() => applyEdit(edit({ a: 'x' }), text, columns)).toThrow(UserError);
    },
  );
});

describe('blocks', () => {
  const edit: FileEdit = {
    kind: 'append',
    path: 'LOG.md',
    head: '# Log\n',
    block: '## 2026-01-01: t\n\n- a\n',
  };

  it('stand at the end behind a blank line, and nothing else changes', () => {
    for (const seed of seeds) {
      const { text: before } = journalFile(seeded(seed));
      const after = applied(edit, before);
      if (after === undefined) continue;
      const say = `seed ${seed}: ${JSON.stringify(before)}`;
      expect(after.startsWith(before), say).toBe(true);
      const added = after.slice(before.length).replaceAll('\r\n', '\n').trimStart();
      expect(added, say).toBe('## 2026-01-01: t\n\n- a\n');
      const last = parseDocument('LOG.md', after).headings.at(-1);
      expect(last?.text, say).toBe('2026-01-01: t');
      const blank = new RegExp(`(?:${parseDocument('LOG.md', before).eol}[ >]*){2}$`);
      expect(after.slice(0, last?.span.start), say).toMatch(blank);
      expect(isApplied(edit, before, after, columns), say).toBe(true);
      expect(isApplied(edit, after, after, columns), say).toBe(false);
    }
  });

  it('begin a file with its head', () => {
    expect(applyEdit(edit, null, columns)).toBe('# Log\n\n## 2026-01-01: t\n\n- a\n');
  });

  it.each(['```\ncode\n', '# x\n\n<!-- open\n', '~~~~\n~~~\n'])('do not go into %j', (text) => {
    expect(() => applyEdit(edit, text, columns)).toThrow(
      /^expected the (code fence|HTML) of line \d/,
    );
  });

  it('are not taken for longer ones', () => {
    const longer = '## 2026-01-01: t\n\n- a and more\n';
    expect(isApplied(edit, '', longer, columns)).toBe(false);
  });
});

describe('files', () => {
  const edit: FileEdit = { kind: 'create', path: 'a.md', text: 'x\n' };

  it('are made where there are none', () => {
    expect(applyEdit(edit, null, columns)).toBe('x\n');
    expect(applyEdit(edit, 'x\n', columns)).toBe('x\n');
    expect(isApplied(edit, null, 'x\n', columns)).toBe(true);
    expect(isApplied(edit, null, 'y\n', columns)).toBe(false);
    expect(() => applyEdit(edit, 'y\n', columns)).toThrow(UserError);
  });
});
