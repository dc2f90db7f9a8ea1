import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  JournalSettings,
  JournalView,
  RetiredEntry,
} from '../../../model/journal.ts';
import { learningFolder } from '../../document/index.ts';
import { readDocument } from '../journal-files.ts';
import { learningHome } from '../learning-home.ts';
import { subjectOf } from '../text.ts';

/** A learning that holds no more says so; its text stays. UserError for what is no learning, or is retired already. */
export async function planRetired(
  { file, date }: RetiredEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const path = await findLearning(file, view);
  const learning = await readDocument(view, path);
  if (learning?.field('type')?.value !== 'learning')
    throw new UserError(`expected a learning, '${path}' is none`);
  if (learning.field('status')?.value === 'retired')
    throw new UserError(`expected a learning that still holds, '${path}' is retired`);
  return {
    subject: subjectOf(learningFolder, `retire ${path.slice(learningFolder.length + 1, -3)}`),
    edits: [
      {
        kind: 'fields',
        path,
        set: { status: 'retired' },
        latest: { 'last-updated': date },
      },
      ...(await learningHome(date, view, settings)),
    ],
  };
}

/** `learnings/x.md`, `x.md` and `x` are the same file. */
async function findLearning(given: string, view: JournalView): Promise<string> {
  const inFolder = given.replace(/^(?:\.\/)?learnings\//, '');
  const name = inFolder.endsWith('.md') ? inFolder : `${inFolder}.md`;
  const names = (await view.names(learningFolder)).filter((each) => each.endsWith('.md'));
  if (names.includes(name) && name !== 'INDEX.md') return `${learningFolder}/${name}`;
  const some = names.filter((each) => each !== 'INDEX.md').slice(0, 10);
  throw new UserError(
    `expected a file of ${learningFolder}/ (${some.join(', ') || 'there is none'}), got ${JSON.stringify(given)}`,
  );
}
