import {
  type Frontmatter,
  type JournalDocument,
  parseDocument,
  type Row,
  splice,
} from '../../document/index.ts';
import { sameCell } from '../derived.ts';
import { fieldProblems, readableFrontmatter } from '../frontmatter.ts';
import { folderOf, isUmbrella } from '../places.ts';
import { quote } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { renderText } from '../scalars.ts';
import { folderOfCell, namedTable } from '../tables.ts';

/** What an umbrella of reviews may leave out: it has no repository or branch of its own. */
const ofOneProject = ['project', 'repo', 'branch', 'status'];

/** Values that follow from the place of a project, as they are written. */
const derivedFrom = (folder: string): ReadonlyMap<string, string> =>
  new Map([
    ['project', renderText(folder)],
    ['repo', 'null'],
    ['branch', 'null'],
  ]);

/** A line in front of the closing dashes, where it is read as a field: not in braces, deeper mappings, behind dots. */
function fixOf(
  { path, text, eol }: JournalDocument,
  { content, fields }: Frontmatter,
  key: string,
  value: string,
): Problem['fix'] {
  const splices = [{ start: content.end, end: content.end, text: `${key}: ${value}${eol}` }];
  const after = readableFrontmatter(parseDocument(path, splice(text, splices)));
  const isField = after?.fields.length === fields.length + 1 && after.fields.at(-1)?.key === key;
  return isField ? { path, splices } : undefined;
}

/** What the registry says of the repository is not for a `null` to contradict. */
function isRegistered({ around, settings }: Subject, folder: string, key: string): boolean {
  const registry = key === 'repo' ? around.document('INDEX.md') : null;
  const named = registry && namedTable(registry, 'registry', settings);
  const keyOf = (row: Row): string => folderOfCell(named?.cell(row, 'project')?.text ?? '');
  const row = named?.table.rows.find((each) => keyOf(each) === folder);
  return row !== undefined && !sameCell(named?.cell(row, key)?.text ?? '', '');
}

export const fieldRequired: LintRule = {
  id: 'J010',
  name: 'field-required',
  severity: 'error',
  about: 'A required field of the frontmatter is missing.',
  why: 'A session finds its project by `repo`, reports go by `status` and `last-updated`. Add the field; a project without repository or branch says `null`. Only what follows from the place of the file is filled in by --fix.',
  fixable: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
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
      const value = isRegistered(subject, folder, key) ? undefined : derived?.get(key);
      const fix = value && fixOf(document, document.frontmatter, key, value);
      yield {
        span: { start, end: start + 3 },
        message: `Unexpected frontmatter without ${quote(key)}, expected it in a ${kind}`,
        ...(fix && { fix }),
      };
    }
  },
};
