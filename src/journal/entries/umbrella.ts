import type { FileEdit, JournalSettings, JournalView, RowCells } from '../../model/journal.ts';
import { applyEdit, type JournalDocument, renderFrontmatter } from '../document/index.ts';
import { markActive, projectCell, registryEdits, rowEdit } from './journal-files.ts';

interface Umbrella {
  readonly umbrella: string;
  /** Its INDEX.md; null: there is none yet. */
  readonly index: JournalDocument | null;
  readonly repo: string;
  /** The row of the review. */
  readonly cells: RowCells;
  readonly date: string;
}

/** The review's row in its umbrella, which is made where there is none, and the umbrella's in the root. */
export async function umbrellaEdits(
  { umbrella, index, repo, cells, date }: Umbrella,
  view: JournalView,
  settings: JournalSettings,
): Promise<FileEdit[]> {
  const path = `${umbrella}/INDEX.md`;
  const row = rowEdit(path, 'reviews', cells);
  if (index !== null) return [row, ...(await markActive(umbrella, index, date, view, settings))];
  const description = `Reviews of pull requests of ${repo}, one folder each`;
  const frontmatter = renderFrontmatter({
    project: umbrella,
    type: 'project',
    repo,
    branch: null,
    status: 'active',
    'last-updated': date,
    description,
  });
  const head = `${frontmatter}\n# ${umbrella}\n\n${description}.\n`;
  // One edit for one new file: whether it was carried out is seen at once.
  const text = applyEdit(row, head, settings.columns);
  const inRegistry = {
    project: projectCell(umbrella),
    status: 'active',
    repo,
    last_active: date,
    description,
  };
  return [{ kind: 'create', path, text }, ...(await registryEdits(inRegistry, view, settings))];
}
