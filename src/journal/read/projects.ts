import type { JournalSettings } from '../../model/journal.ts';
import type { KnownProject } from '../../model/journal-read.ts';
import { columnOf, findTable, type JournalDocument, type Row } from '../document/index.ts';
import { documentOf, fieldText, type ReadFiles } from './files.ts';

/** All projects: folders with an INDEX.md, and rows of the registry whose folder has none. */
export function readProjects(files: ReadFiles, settings: JournalSettings): readonly KnownProject[] {
  const rows = readRegistry(files, settings);
  const folders = files.paths.flatMap((path) => /^([^/]+)\/INDEX\.md$/.exec(path)?.[1] ?? []);
  const umbrellas = new Set(
    files.paths.flatMap((path) => /^([^/]+)\/\d+-[^/]*\//.exec(path)?.[1] ?? []),
  );
  return [...new Set([...folders, ...rows.keys()])].flatMap((project) => {
    const path = folders.includes(project) ? `${project}/INDEX.md` : null;
    const index = path === null ? null : documentOf(files, path);
    if (index && fieldText(index, 'type') === 'registry') return [];
    const row = rows.get(project) ?? {};
    const field = (key: string) => (index && fieldText(index, key)) ?? null;
    return [
      {
        project,
        path,
        repo: field('repo') ?? row.repo ?? null,
        branch: field('branch'),
        status: field('status') ?? row.status ?? null,
        last_updated: field('last-updated')?.slice(0, 10) ?? row.last_active ?? null,
        description: row.description ?? field('description'),
        umbrella: umbrellas.has(project) || project.endsWith('-pr-reviews'),
      },
    ];
  });
}

type Cells = Readonly<Record<string, string>>;

/** The rows of the root's table by the folder that they are about; cells that say nothing are left out. */
function readRegistry(files: ReadFiles, settings: JournalSettings): ReadonlyMap<string, Cells> {
  const registry = documentOf(files, 'INDEX.md');
  const columns = settings.columns.registry;
  const table = registry && findTable(registry, columns, 'project');
  if (!table) return new Map();
  const places = Object.entries(columns).map(
    ([column, names]) => [column, columnOf(table.header.cells, names)] as const,
  );
  const cellsOf = ({ cells }: Row): Cells =>
    Object.fromEntries(
      places.flatMap(([column, at]) => {
        const text = cells[at]?.text ?? '';
        if (/^(?:[-\u2013\u2014]*|null|none|n\/a)$/i.test(text)) return [];
        return [[column, column === 'project' || column === 'description' ? text : bare(text)]];
      }),
    );
  return new Map(
    table.rows.flatMap((row) => {
      const cells = cellsOf(row);
      const folder = folderOf(cells.project ?? '');
      return folder === '' ? [] : [[folder, cells] as const];
    }),
  );
}

/** `[name](./name/INDEX.md)` or the bare name. */
function folderOf(cell: string): string {
  const [, label = cell, target = ''] = /\[([^\]]*)\]\(\s*<?([^)>\s]*)/.exec(cell) ?? [];
  const [folder = '', ...rest] = target.replace(/^\.\//, '').split('/');
  return (rest.length > 0 ? folder : label).replace(/[`*]/g, '').trim();
}

/** What a reader sees of a cell that is a link, code or emphasis. */
const bare = (cell: string): string =>
  (/^[*_~]*\[([^\]]*)\]\(/.exec(cell)?.[1] ?? cell).replace(/[`*]/g, '').trim();

/** What a document says that it was last touched. */
export const lastUpdatedOf = (document: JournalDocument): string | null =>
  fieldText(document, 'last-updated')?.slice(0, 10) ?? null;
