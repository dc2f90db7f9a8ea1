import { quote } from '../quote.ts';
import type { LintRule } from '../rule.ts';

export const frontmatterLanguage: LintRule = {
  id: 'J002',
  name: 'frontmatter-language',
  severity: 'error',
  about: 'Frontmatter is written in another language than YAML.',
  why: 'Some readers run frontmatter that says `---js`, so a note could run code on whoever opens it. Nothing of the journal reads such a block. Write it as YAML between lines of exactly `---`.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check({ document: { frontmatter } }) {
    const problem = frontmatter?.problems.find(({ code }) => code === 'not-yaml');
    if (!frontmatter || !problem) return;
    yield {
      span: problem.span,
      message: `Unexpected frontmatter in ${quote(frontmatter.language)}, expected YAML below a line of exactly '---'`,
    };
  },
};
