import type { FileEdit, JournalSettings, JournalView } from '../../model/journal.ts';
import { learningFolder, renderFrontmatter } from '../document/index.ts';
import { markActive, projectCell, readDocument, registryEdits } from './journal-files.ts';

const description = 'What is worth knowing about paths of repositories, applied to later reviews';

/** The folder of learnings is a project of the journal: its INDEX.md, made where there is none, and its row. */
export async function learningHome(
  date: string,
  view: JournalView,
  settings: JournalSettings,
): Promise<FileEdit[]> {
  const path = `${learningFolder}/INDEX.md`;
  const index = await readDocument(view, path);
  if (index !== null) return markActive(learningFolder, index, date, view, settings);
  const frontmatter = renderFrontmatter({
    project: learningFolder,
    type: 'project',
    repo: null,
    branch: null,
    status: 'active',
    'last-updated': date,
    description,
  });
  const text = `${frontmatter}\n# ${learningFolder}\n\n${description}: one file each, with globs of the paths that it speaks of.\n`;
  const row = {
    project: projectCell(learningFolder),
    status: 'active',
    repo: '',
    last_active: date,
    description,
  };
  return [{ kind: 'create', path, text }, ...(await registryEdits(row, view, settings))];
}
