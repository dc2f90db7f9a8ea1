import type { Field, Frontmatter, FrontmatterProblem } from './document.ts';
import { readPlainFields } from './plain-yaml.ts';
import { commonEnd, splitFrontmatter } from './split.ts';
import { readYaml } from './yaml.ts';

/** The frontmatter at `start`, null where the text begins with something else. Nothing in it is ever run. */
export function frontmatterOf(text: string, start: number): Frontmatter | null {
  const split = splitFrontmatter(text, start);
  if (!split) return null;
  const { language, content, first } = split;
  const span = { start, end: split.end < 0 ? first.end : split.end };
  const give = (fields: readonly Field[], problems: readonly FrontmatterProblem[]) => ({
    span,
    content,
    language,
    fields,
    problems,
  });
  const written = text.slice(first.start, first.end).trimEnd();
  if (written !== '---') {
    const message = `Frontmatter begins with "${written}", expected "---" alone`;
    return give([], [{ code: 'not-yaml', message, span: first }]);
  }
  if (split.end < 0) {
    const message = 'Frontmatter has no end, expected a line "---" behind it';
    return give([], [{ code: 'unterminated', message, span: first }]);
  }
  const plain = readPlainFields(text, content.start, content.end);
  if (plain) return give(plain, []);
  const end = start + commonEnd(text.slice(start, split.end));
  if (end < content.end - 2) {
    const message = 'Frontmatter has a line that begins with "---", which ends it for some readers';
    return give([], [{ code: 'invalid', message, span: { start: end + 1, end: end + 4 } }]);
  }
  const { fields, problems } = readYaml(text, content);
  return give(fields, problems);
}
