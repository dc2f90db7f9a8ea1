import { readableFrontmatter } from '../frontmatter.ts';
import { folderOf } from '../places.ts';
import { quote, quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { renderText } from '../scalars.ts';

export const projectName: LintRule = {
  id: 'J012',
  name: 'project-name',
  severity: 'error',
  about: 'The field project is not the name of the folder.',
  why: 'The top-level folder is the project: commits are counted by it and the registry links to it. A copied INDEX.md with the name of its model makes two projects look like one.',
  fixable: true,
  kinds: ['project'],
  *check(subject) {
    const { document } = subject;
    const field = readableFrontmatter(document) && document.field('project');
    const folder = folderOf(document.path);
    // A value of another type is for the schema to report.
    if (!field || typeof field.value !== 'string' || field.value === folder) return;
    const { start, end } = field.valueSpan;
    yield {
      span: { start, end },
      message: `Unexpected project ${quoteAt(subject, field.valueSpan)}, expected the folder's name ${quote(folder)}`,
      fix: { path: document.path, splices: [{ start, end, text: renderText(folder) }] },
    };
  },
};
