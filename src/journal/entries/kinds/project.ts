import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  JournalSettings,
  JournalView,
  ProjectEntry,
} from '../../../model/journal.ts';
import { renderFrontmatter } from '../../document/index.ts';
import { projectCell, readRegistry, registryEdits } from '../journal-files.ts';
import { checkFolderName, checkLine, oneLine, subjectOf } from '../text.ts';

const descriptionLimit = 200;
const tag = /^[a-z0-9][a-z0-9._-]*$/;
/** Folders that hold no project, whatever stands in them. */
const reserved = ['scripts', 'node_modules'];

/** A folder with an INDEX.md, and a row in the root's table. */
export async function planProject(
  entry: ProjectEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const { project, date, tags } = entry;
  const repo = checkLine(entry.repo, 'a repository');
  const branch = checkLine(entry.branch, 'a branch');
  const name = checkFolderName(project, 'a name');
  await readRegistry(view);
  await checkFree(name, view);
  const description = checkDescription(entry.description);
  const wrong = tags.find((each) => !tag.test(each));
  if (wrong !== undefined)
    throw new UserError(`expected tags of small letters, digits and dashes, got '${wrong}'`);
  const frontmatter = renderFrontmatter({
    project: name,
    type: 'project',
    repo,
    branch,
    status: 'active',
    'last-updated': date,
    ...(tags.length > 0 && { tags }),
    ...(description !== '' && { description }),
  });
  const text = [
    `${frontmatter}\n# ${name}\n`,
    ...(description === '' ? [] : [`\n${description}\n`]),
  ];
  const cells = {
    project: projectCell(name),
    status: 'active',
    repo: repo ?? '',
    last_active: date,
    description,
  };
  return {
    subject: subjectOf(name, 'start the project'),
    edits: [
      { kind: 'create', path: `${name}/INDEX.md`, text: text.join('') },
      ...(await registryEdits(cells, view, settings)),
    ],
  };
}

async function checkFree(name: string, view: JournalView): Promise<void> {
  const taken = [...(await view.names('')), ...reserved].find(
    (each) => each.replace(/\/$/, '').toLowerCase() === name,
  );
  // A folder without INDEX.md may become a project: notes are often there first.
  const isBare = taken === `${name}/` && (await view.read(`${name}/INDEX.md`)) === null;
  if (taken === undefined || isBare) return;
  throw new UserError(`expected a name that is not in use, '${taken}' is there already`);
}

function checkDescription(given: string): string {
  const description = oneLine(given);
  if (description.length <= descriptionLimit) return description;
  throw new UserError(
    `expected a description of at most ${descriptionLimit} characters, got ${description.length}`,
  );
}
