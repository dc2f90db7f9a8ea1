import { folderOf, nameOf } from '../places.ts';
import { firstLine, quote } from '../quote.ts';
import type { LintRule, Surroundings } from '../rule.ts';

/** Blanks, what shells and Windows take for themselves, control characters. */
const unsafe = /[\s<>:"|?*\\\p{Cc}]|[.]$/u;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** How many names of a folder are the same but for their case, by name in small letters. */
const counted = new WeakMap<Surroundings, Map<string, ReadonlyMap<string, number>>>();

function namesIn(around: Surroundings, folder: string): ReadonlyMap<string, number> {
  const folders = counted.get(around) ?? new Map<string, ReadonlyMap<string, number>>();
  counted.set(around, folders);
  const known = folders.get(folder);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const name of around.names(folder)) {
    const lower = name.replace(/\/$/, '').toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  folders.set(folder, counts);
  return counts;
}

/** The first file below a folder: it reports what is wrong with the folder's own name. */
function firstBelow(around: Surroundings, folder: string): string {
  const [name = ''] = around.names(folder);
  return name.endsWith('/')
    ? firstBelow(around, `${folder}/${name.slice(0, -1)}`)
    : `${folder}/${name}`;
}

function wrongWith(around: Surroundings, path: string): string | null {
  const name = nameOf(path);
  if (unsafe.test(name)) return 'a name of letters, digits, dashes and dots';
  if (reserved.test(name)) return 'a name that every system can write';
  if (name !== name.normalize('NFC')) return 'a name in composed letters (NFC)';
  const alike = namesIn(around, folderOf(path)).get(name.toLowerCase()) ?? 0;
  return alike > 1 ? 'names that differ in more than their case' : null;
}

const folders = new WeakMap<Surroundings, Map<string, string | null>>();

/** What is wrong with a folder's name; each file below it asks. */
function wrongWithFolder(around: Surroundings, path: string): string | null {
  const known = folders.get(around) ?? new Map<string, string | null>();
  folders.set(around, known);
  const before = known.get(path);
  if (before !== undefined) return before;
  const wrong = wrongWith(around, path);
  known.set(path, wrong);
  return wrong;
}

export const fileName: LintRule = {
  id: 'J081',
  name: 'file-name',
  severity: 'warning',
  about:
    'The name of a file or folder has blanks, cannot be written everywhere, or differs from another in case only.',
  why: 'A clone on another system loses one of two such files or cannot be checked out at all, and links with blanks break. Rename it with `git mv` and mend the links to it.',
  fixable: false,
  kinds: [
    'registry',
    'project',
    'list',
    'review',
    'worklog',
    'benchmark',
    'learning',
    'note',
    'artifact',
  ],
  *check(subject) {
    const { around, document } = subject;
    const { path } = document;
    const tell = (at: string, expected: string) => ({
      span: firstLine(subject),
      message: `Unexpected name ${quote(nameOf(at))}, expected ${expected}`,
    });
    const wrong = wrongWith(around, path);
    if (wrong !== null) yield tell(path, wrong);
    for (let at = folderOf(path); at !== ''; at = folderOf(at)) {
      const expected = wrongWithFolder(around, at);
      if (expected !== null && firstBelow(around, at) === path) yield tell(at, expected);
    }
  },
};
