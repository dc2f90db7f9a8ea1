import type { Frontmatter, JournalDocument } from '../../document/index.ts';
import { fieldProblems } from '../frontmatter.ts';
import { folderOf, isUmbrella } from '../places.ts';
import { quote } from '../quote.ts';
import type { LintRule, Problem } from '../rule.ts';
import { renderText } from '../scalars.ts';

/** What an umbrella of reviews may leave out: it has no repository or branch of its own. */
const ofOneProject = ['project', 'repo', 'branch', 'status'];

/** Values that follow from the place of a project, as they are written. */
const derivedFrom = (folder: string): ReadonlyMap<string, string> =>
  new Map([
    ['project', renderText(folder)],
    ['repo', 'null'],
    ['branch', 'null'],
  ]);

/** A line in front of the closing dashes; a mapping in braces has no place for one. */
function fixOf(document: JournalDocument, { content }: Frontmatter, line: string): Problem['fix'] {
  if (/^\s*\{/.test(document.text.slice(content.start, content.end))) return undefined;
  const splice = { start: content.end, end: content.end, text: `${line}${document.eol}` };
  return { path: document.path, splices: [splice] };
}

export const fieldRequired: LintRule = {
  id: 'J010',
  name: 'field-required',
  severity: 'error',
  about: 'A required field of the frontmatter is missing.',
  why: 'A session finds its project by `repo`, reports go by `status` and `last-updated`. Add the field; a project without repository or branch says `null`. Only what follows from the place of the file is filled in by --fix.',
  fixable: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'note'],
  *check(subject): Generator<Problem> {
    const { document, kind, around } = subject;
    const missing = fieldProblems(subject).filter(({ path }) => path.length === 0);
    if (missing.length === 0 || !document.frontmatter) return;
    const folder = folderOf(document.path);
    const optional = isUmbrella(around, kind, folder) ? ofOneProject : [];
    const derived = kind === 'project' ? derivedFrom(folder) : null;
    const { start } = document.frontmatter.span;
    for (const { missing: key } of missing) {
      if (key === null || optional.includes(key)) continue;
      const value = derived?.get(key);
      const fix = value && fixOf(document, document.frontmatter, `${key}: ${value}`);
      yield {
        span: { start, end: start + 3 },
        message: `Unexpected frontmatter without ${quote(key)}, expected it in a ${kind}`,
        ...(fix && { fix }),
      };
    }
  },
};
