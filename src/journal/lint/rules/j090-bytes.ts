import type { JournalDocument, Splice } from '../../document/index.ts';
import type { LintRule, Problem } from '../rule.ts';

function* checkEnd({ path, text, eol }: JournalDocument): Generator<Problem> {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end--;
  if (end < text.length) {
    const span = { start: end, end: text.length };
    yield {
      span,
      message: 'Unexpected NUL at the end of the file, expected none',
      fix: { path, splices: [{ ...span, text: '' }] },
    };
    return;
  }
  if (end > 0 && text[end - 1] !== '\n')
    yield {
      span: { start: end, end },
      message: 'Unexpected end of the file, expected a line end before it',
      fix: { path, splices: [{ start: end, end, text: eol }] },
    };
}

/** Line ends that differ from most others of the file. */
function otherEnds({ text, eol }: JournalDocument): Splice[] {
  const splices: Splice[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const start = text[at - 1] === '\r' ? at - 1 : at;
    if (start < at !== (eol === '\r\n')) splices.push({ start, end: at + 1, text: eol });
  }
  return splices;
}

export const bytes: LintRule = {
  id: 'J090',
  name: 'bytes',
  severity: 'warning',
  about:
    'The final line end is missing, line ends are mixed, or there is a byte order mark or a trailing NUL.',
  why: 'What is appended to a last line without its end becomes part of it, and mixed line ends show up as changes of whole files. --fix mends all of them; a file that has CRLF throughout keeps it.',
  fixable: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check({ document }) {
    const { path, text, bom } = document;
    if (bom)
      yield {
        span: { start: 0, end: 1 },
        message: 'Unexpected byte order mark, expected none',
        fix: { path, splices: [{ start: 0, end: 1, text: '' }] },
      };
    const others = text.includes('\r') ? otherEnds(document) : [];
    const [first] = others;
    if (first)
      yield {
        span: { start: first.start, end: first.end },
        message: `Unexpected line end unlike most others, expected one kind: ${others.length} to change`,
        fix: { path, splices: others },
      };
    yield* checkEnd(document);
  },
};
