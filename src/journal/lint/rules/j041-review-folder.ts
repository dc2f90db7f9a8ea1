import { readableFrontmatter } from '../frontmatter.ts';
import { folderOf, nameOf, reviewFolders } from '../places.ts';
import { firstLine, quote, quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';

const wellNamed = /^\d+-[a-z0-9]+(?:-[a-z0-9]+)*$/;

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
    const alike = reviewFolders(around, folderOf(folder)).get(number ?? '');
    const other = alike?.find((each) => each !== name);
    if (other !== undefined)
      yield {
        span: firstLine(subject),
        message: `Unexpected second folder ${quote(other)} of pull request ${number}, expected one`,
      };
  },
};
