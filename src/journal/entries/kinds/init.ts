import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  FileEdit,
  InitEntry,
  JournalSettings,
  JournalView,
} from '../../../model/journal.ts';
import { renderFrontmatter, renderRow } from '../../document/index.ts';
import { checkTitle } from '../text.ts';

const settingsText = `# Settings of this journal; what stands here behind a # is what holds without it.

# Paths that are no part of the journal.
# ignore: []

# Rules of the lint by id: error, warning or off.
# rules: {}

# Names of the columns: the first is written, the others are understood.
# columns:
#   registry:
#     last_active: [Last Active, Last Updated]

# Known findings that are not reported again, a file below the root.
# baseline: null

# Whether commits of others below ours are pushed too.
# push_others: false

# Words that must not stand in what is written.
# unwanted_words: []

# Folders whose names (hosts, aliases, users) must not leave the journal.
# private_folders: [compute]
`;

/** The root's INDEX.md with an empty table, and the settings; what is there already stays. */
export async function planInit(
  { title, date }: InitEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const names = Object.values(settings.columns.registry).flatMap(([name]) => name ?? []);
  const table = [renderRow(names), renderRow(names.map(() => '---'))].join('\n');
  const frontmatter = renderFrontmatter({ type: 'registry', 'last-updated': date });
  const files = {
    'INDEX.md': `${frontmatter}\n# ${checkTitle(title)}\n\n${table}\n`,
    '.dyn-journal.yaml': settingsText,
  };
  const edits: FileEdit[] = [];
  for (const [path, text] of Object.entries(files))
    if ((await view.read(path)) === null) edits.push({ kind: 'create', path, text });
  if (edits.length === 0) throw new UserError('expected a folder that is no journal yet');
  return { subject: 'journal: begin', edits };
}
