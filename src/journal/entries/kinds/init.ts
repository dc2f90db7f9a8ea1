import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  FileEdit,
  InitEntry,
  JournalSettings,
  JournalView,
} from '../../../model/journal.ts';
import { renderFrontmatter, renderItem, renderRow } from '../../document/index.ts';
import { checkTitle } from '../text.ts';

/** All settings with what holds without them. */
const settingsText = ({
  columns,
}: JournalSettings): string => `# Settings of this journal; what stands here behind a # is what holds without it.

# Paths that are no part of the journal.
# ignore: []

# Rules of the lint by id: error, warning or off.
# rules: {}

# Names of the columns: the first is written, the others are understood.
# columns:
#   registry:
${columnLines(columns.registry)}
#   reviews:
${columnLines(columns.reviews)}

# JSON Schemas of frontmatter by type of entry, beside those of the tool: registry, project, list, review, worklog,
# benchmark, learning, note.
# schemas: {}

# Known findings that are not reported again, a file below the root.
# baseline: null

# Whether commits of others below ours are pushed too.
# push_others: false

# Words that must not stand in what is written.
# unwanted_words: []

# Folders whose names (hosts, aliases, users) must not leave the journal.
# private_folders: [compute]
`;

const columnLines = (columns: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(columns)
    .map(([meaning, names]) => `#     ${meaning}: [${names.map(renderItem).join(', ')}]`)
    .join('\n');

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
    '.dyn-journal.yaml': settingsText(settings),
  };
  const edits: FileEdit[] = [];
  for (const [path, text] of Object.entries(files))
    if ((await view.read(path)) === null) edits.push({ kind: 'create', path, text });
  if (edits.length === 0) throw new UserError('expected a folder that is no journal yet');
  return { subject: 'journal: begin', edits };
}
