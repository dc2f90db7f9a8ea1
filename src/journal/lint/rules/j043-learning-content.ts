import { globProblem, learningFolder } from '../../document/index.ts';
import { readableFrontmatter } from '../frontmatter.ts';
import { folderOf } from '../places.ts';
import { firstLine } from '../quote.ts';
import type { LintRule } from '../rule.ts';

export const learningContent: LintRule = {
  id: 'J043',
  name: 'learning-content',
  severity: 'error',
  about: 'A learning says nothing, lies where nobody reads it, or has a glob that matches no path.',
  why: 'Learnings are applied by the paths of a pull request: one with a glob that can match nothing, or outside of the folder of learnings, is never shown to anybody. Globs are relative to the root of the repository, such as `lib/llm/**`.',
  fixable: false,
  kinds: ['learning'],
  *check(subject) {
    const { document } = subject;
    if (folderOf(document.path) !== learningFolder)
      yield {
        span: firstLine(subject),
        message: `Unexpected place of a learning, expected it in the folder '${learningFolder}'`,
      };
    const said = document.text.slice(document.body).replace(/^#.*$/gm, '').trim();
    if (said === '')
      yield {
        span: firstLine(subject),
        message: 'Unexpected learning without a note, expected one below the frontmatter',
      };
    const field = readableFrontmatter(document) && document.field('paths');
    if (!field || !Array.isArray(field.value)) return;
    const globs: readonly unknown[] = field.value;
    for (const glob of globs) {
      const problem = typeof glob === 'string' ? globProblem(glob) : null;
      if (problem !== null)
        yield { span: field.valueSpan, message: `Unexpected glob, expected ${problem}` };
    }
  },
};
