import type { JournalDocument, Span } from '../../document/index.ts';
import { spanFinder } from '../lines.ts';
import type { LintRule } from '../rule.ts';

const ours = '<<<<<<< ';
const theirs = '>>>>>>> ';

/** Offset of the next line that begins so; -1 where there is none. */
function lineFrom(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && text[at - 1] !== '\n') at = text.indexOf(mark, at + mark.length);
  return at;
}

/** Conflicts from their first marker to their last; one that a fence quotes as a whole is somebody's evidence. */
function* conflicts({ text, fences }: JournalDocument): Generator<Span> {
  const fenceAt = spanFinder(fences);
  for (let start = lineFrom(text, ours, 0); start >= 0; ) {
    const middle = lineFrom(text, '=======', start);
    const last = middle < 0 ? -1 : lineFrom(text, theirs, middle);
    if (last < 0) return;
    const fence = fenceAt(start);
    if (!fence || last >= fence.end) yield { start, end: start + ours.length - 1 };
    start = lineFrom(text, ours, last);
  }
}

export const duplicateOrConflict: LintRule = {
  id: 'J003',
  name: 'duplicate-or-conflict',
  severity: 'error',
  about: 'A key of the frontmatter stands twice, or markers of a merge conflict were left.',
  why: 'Both come from merging text: two writers changed the same line. Readers refuse a block with a key twice, and what stands between the markers was decided by nobody. Keep one of the two and delete the rest.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check({ document }) {
    if (document.text.includes(ours))
      for (const span of conflicts(document))
        yield { span, message: 'Unexpected marker of a merge conflict, expected merged text' };
    for (const { code, span } of document.frontmatter?.problems ?? [])
      if (code === 'duplicate-key')
        yield { span, message: 'Unexpected key that stands here twice, expected it once' };
  },
};
