import type { JournalDocument } from '../../document/index.ts';
import { projectCells } from '../derived.ts';
import { folderOf, isPrivate } from '../places.ts';
import { firstLine, quote } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { folderOfCell, type NamedTable, namedTable, rowSplice } from '../tables.ts';

const listed = new WeakMap<JournalDocument, ReadonlySet<string>>();

/** Folders that have a row; each project asks, so the answer is kept. */
function listedFolders(registry: JournalDocument, named: NamedTable | null): ReadonlySet<string> {
  const known = listed.get(registry);
  if (known) return known;
  const cells = named?.table.rows.map((row) => named.cell(row, 'project')?.text ?? '') ?? [];
  const folders = new Set(cells.map(folderOfCell));
  listed.set(registry, folders);
  return folders;
}

/** The first line of prose, where it is short enough for a row. */
function describedIn({ text, body }: JournalDocument): string {
  const lines = text.slice(body, body + 2000).split(/\r?\n/);
  const line = lines.find((each) => /^[\p{L}\d`*_]/u.test(each)) ?? '';
  return line.length <= 200 ? line : '';
}

/** The row put behind the last one. Null without a table: where it should stand is not ours to say. */
function fixOf(
  subject: Subject,
  registry: JournalDocument,
  named: NamedTable | null,
): Problem['fix'] {
  if (!named || !subject.document.frontmatter) return undefined;
  const cells = named.arrange({
    description: describedIn(subject.document),
    ...projectCells(subject.document),
  });
  return { path: registry.path, splices: [rowSplice(registry, named, cells)] };
}

export const registryMissingRow: LintRule = {
  id: 'J030',
  name: 'registry-missing-row',
  severity: 'error',
  about: 'A folder with an INDEX.md has no row in the registry of the root.',
  why: 'Sessions read the root INDEX.md at their start and nothing else: a project without a row is never found. --fix appends the row from the frontmatter of the project when the registry is among the files it may touch.',
  fixable: true,
  kinds: ['project'],
  *check(subject) {
    const folder = folderOf(subject.document.path);
    if (folder.includes('/') || isPrivate(subject.settings, subject.document.path)) return;
    const registry = subject.around.document('INDEX.md');
    if (!registry) return;
    const named = namedTable(registry, 'registry', subject.settings);
    if (listedFolders(registry, named).has(folder)) return;
    const fix = fixOf(subject, registry, named);
    yield {
      span: firstLine(subject),
      message: `Unexpected project ${quote(folder)} without a row, expected one in INDEX.md of the root`,
      ...(fix && { fix }),
    };
  },
};
