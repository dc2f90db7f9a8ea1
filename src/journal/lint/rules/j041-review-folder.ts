import { readableFrontmatter } from '../frontmatter.ts';
import { folderOf, nameOf, reviewFolders } from '../places.ts';
import { firstLine, quote, quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';

const wellNamed = /^\d+-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The folders of each pull request, by the list of all: each review asks for its own. */
const byNumber = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function foldersOf(folders: readonly string[], number: string | undefined): readonly string[] {
  const known = byNumber.get(folders) ?? sortByNumber(folders);
  byNumber.set(folders, known);
  return known.get(number ?? '') ?? [];
}

function sortByNumber(folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sorted = new Map<string, string[]>();
  for (const folder of folders) {
    const number = folder.slice(0, folder.indexOf('-'));
    const before = sorted.get(number);
    if (before === undefined) sorted.set(number, [folder]);
    else before.push(folder);
  }
  return sorted;
}

export const reviewFolder: LintRule = {
  id: 'J041',
  name: 'review-folder',
  severity: 'error',
  about:
    'The folder of a review is not named <number>-<slug>, says another number, or is one of two.',
  why: 'A review is looked up by the number that its folder begins with. A second folder for the same pull request splits its history: a re-review goes into the review.md that is there.',
  fixable: false,
  kinds: ['review'],
  *check(subject) {
    const { document, around } = subject;
    const folder = folderOf(document.path);
    const name = nameOf(folder);
    const number = /^\d+/.exec(name)?.[0];
    if (!wellNamed.test(name))
      yield {
        span: firstLine(subject),
        message: `Unexpected folder ${quote(name)}, expected '<number>-<slug>' in small letters, digits and single dashes`,
      };
    const pr = readableFrontmatter(document) && document.field('pr');
    if (number && pr && typeof pr.value === 'number' && pr.value !== Number(number))
      yield {
        span: pr.valueSpan,
        message: `Unexpected pr ${quoteAt(subject, pr.valueSpan)}, expected ${number} as in the folder's name`,
      };
    const other = foldersOf(reviewFolders(around, folderOf(folder)), number).find(
      (each) => each !== name,
    );
    if (other !== undefined)
      yield {
        span: firstLine(subject),
        message: `Unexpected second folder ${quote(other)} of pull request ${number}, expected one`,
      };
  },
};
