import type { RowCells } from '../../model/journal.ts';
import type { JournalDocument } from '../document/index.ts';
import { isDay } from './entries.ts';
import { readableFrontmatter } from './frontmatter.ts';
import { folderOf, nameOf } from './places.ts';
import { labelOf } from './tables.ts';

const text = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);

/** What the row of a project says, by its frontmatter; a column that the frontmatter is silent about is left out. */
export function projectCells(project: JournalDocument): RowCells {
  const folder = folderOf(project.path);
  const cells: Record<string, string> = { project: `[${folder}](./${encodeURI(folder)}/INDEX.md)` };
  if (!readableFrontmatter(project)) return cells;
  const columns = {
    status: 'status',
    repo: 'repo',
    last_active: 'last-updated',
    description: 'description',
  };
  for (const [column, key] of Object.entries(columns)) {
    const field = project.field(key);
    const value = text(field?.value).replace(/\s+/g, ' ').trim();
    // A timestamp goes into the row as the day it begins with, what is no day not at all.
    if (column === 'last_active' && !isDay(value.slice(0, 10))) continue;
    if (field) cells[column] = column === 'last_active' ? value.slice(0, 10) : value;
  }
  return cells;
}

/** What the row of a review says. */
export function reviewCells(review: JournalDocument): RowCells {
  const folder = nameOf(folderOf(review.path));
  const number = folder.split('-')[0];
  const value = (key: string) => text(review.field(key)?.value);
  return {
    pr: `[#${number}](./${folder}/review.md)`,
    title: review.headings.find(({ depth }) => depth === 1)?.text ?? folder.replace(/^\d+-/, ''),
    verdict: value('verdict'),
    posted: value('posted-url') || 'not posted',
    reviewed: value('last-updated'),
    head: value('head-sha').slice(0, 7),
  };
}

const nothing = /^(?:-+|\u2013|\u2014|null|none|n\/a)$/;
const remote = /^(?:(?:https?|ssh|git):\/\/[^/]+\/|git@[^:]+:)/;

/** Whether two cells say the same, apart from links, marks, case, ways to write a remote and to say "nothing". */
export const sameCell = (written: string, value: string): boolean =>
  plain(written) === plain(value);

function plain(cell: string): string {
  const lower = labelOf(cell)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(remote, '')
    .replace(/\.git$/, '');
  return nothing.test(lower) ? '' : lower;
}
