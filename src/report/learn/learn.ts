import type { WriteReport } from '../../model/journal.ts';
import type { Learning, LearnReport } from '../../model/learn.ts';
import { countOf } from '../count.ts';
import { joinLines } from '../sheet/say.ts';
import {
  type Detail,
  fieldsUnder,
  type Item,
  itemsUnder,
  type Sheet,
  textUnder,
} from '../sheet/sheet.ts';

const describe = ({ globs, note, source, date, file, repo, status }: Learning): Item => ({
  head: `${status === 'retired' ? 'retired: ' : ''}${joinLines(note)}`,
  details: [
    { label: 'paths', text: globs.join(' '), literal: true },
    { label: 'source', text: `${source}, ${date}` },
    ...(repo === null ? [] : [{ label: 'repository', text: repo, literal: true }]),
    { label: 'file', text: file, literal: true },
  ],
});

const titles: Readonly<Record<LearnReport['action'], (count: number) => string>> = {
  list: (count) => (count === 0 ? 'No learnings' : countOf(count, 'learning')),
  add: () => 'A learning for later pull requests',
  forget: () => 'A learning that holds no more',
};

function sayWrite({ commit, pushed, spooled, why, diff }: WriteReport): Detail[] {
  const because = why === null ? '' : `: ${why}`;
  if (diff !== null) return [{ label: 'Written', text: 'nothing: --dry-run' }];
  if (spooled) return [{ label: 'Kept for later', text: `dyn-journal doctor files it${because}` }];
  const short = commit?.slice(0, 9) ?? 'nothing';
  return [{ label: 'Committed', text: `${short}, ${pushed ? 'pushed' : 'not pushed'}${because}` }];
}

/** The learnings that were asked for, or the one that was written. */
export function learnSheet(report: LearnReport): Sheet {
  const { root, action, path, learnings, unread, write } = report;
  const of = path === null ? '' : ` about ${path}`;
  return {
    title: `${titles[action](learnings.length)}${of}`,
    style: 'bold',
    lead: [
      { label: 'Journal', text: root, literal: true },
      ...(write === null ? [] : sayWrite(write)),
    ],
    sections: [
      itemsUnder('Learnings', learnings.map(describe)),
      fieldsUnder(
        'Cannot be read',
        unread.map(({ file, why }) => ({ label: file, text: why })),
      ),
      ...(write === null || write.diff === null ? [] : [textUnder('Would write', write.diff)]),
    ],
  };
}
