import type { Frontmatter } from '../../document/index.ts';
import { isPrivate } from '../places.ts';
import { firstLine, touchesSecret } from '../quote.ts';
import type { DocumentKind, LintRule, Subject } from '../rule.ts';

/** Kinds that are found and sorted by their frontmatter. */
const required: readonly DocumentKind[] = ['project', 'review'];
/** In other files a first line of dashes may as well be a rule. */
const indexes: readonly DocumentKind[] = [...required, 'registry', 'list'];

/** What the parser says; it may quote the block, so not where a secret stands in it. */
function detail(subject: Subject, { span }: Frontmatter, message: string): string {
  if (touchesSecret(subject, span)) return '';
  return `: ${(message.split('\n', 1)[0] ?? '').replace('Frontmatter is no YAML: ', '')}`;
}

export const frontmatter: LintRule = {
  id: 'J001',
  name: 'frontmatter',
  severity: 'error',
  about: 'Frontmatter is missing, not terminated or no YAML mapping.',
  why: 'Projects and reviews are found by their frontmatter: a file whose block cannot be read falls out of every search and report. Begin the file with a line `---`, one `key: value` per line, and a second line `---`; put text with `: ` or `#` in quotes.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    const { document, kind, settings } = subject;
    const block = document.frontmatter;
    if (block === null) {
      if (required.includes(kind) && !isPrivate(settings, document.path))
        yield {
          span: firstLine(subject),
          message: `Unexpected start of the file, expected frontmatter of a ${kind} between lines '---'`,
        };
      return;
    }
    for (const { code, message, span } of block.problems) {
      if (code === 'invalid')
        yield {
          span,
          message: `Unexpected frontmatter, expected YAML${detail(subject, block, message)}`,
        };
      if (!indexes.includes(kind)) continue;
      if (code === 'unterminated')
        yield {
          span,
          message: "Unexpected end of the file, expected a line '---' after frontmatter",
        };
      if (code === 'not-a-mapping')
        yield { span, message: "Unexpected frontmatter, expected lines 'key: value'" };
    }
  },
};
