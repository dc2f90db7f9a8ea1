import type { Field, Frontmatter, FrontmatterProblem } from './document.ts';
import { lineEnd } from './lines.ts';
import { readPlainFields } from './plain-yaml.ts';
import { readYaml } from './yaml.ts';

/** Where the frontmatter of a text is; its content is not read. */
interface Split {
  readonly language: string;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** End of the closing line, without its line end; -1 when there is none. */
  readonly end: number;
}

const opening = /^(?:---[ \t]*([A-Za-z][\w+-]*)?|(\+\+\+))[ \t]*$/;

function splitFrontmatter(text: string, start: number): Split | null {
  const first = text.charCodeAt(start);
  if (first !== 45 && first !== 43) return null;
  const firstEnd = lineEnd(text, start);
  const opened = opening.exec(text.slice(start, firstEnd));
  if (!opened) return null;
  const fence = opened[2] ?? '---';
  const language = opened[2] ? 'toml' : (opened[1] ?? 'yaml');
  const next = text.indexOf('\n', firstEnd);
  if (next < 0)
    return { language, start, contentStart: text.length, contentEnd: text.length, end: -1 };
  const contentStart = next + 1;
  for (let at = contentStart; ; ) {
    const end = lineEnd(text, at);
    if (text.startsWith(fence, at) && text.slice(at + 3, end).trim() === '')
      return { language, start, contentStart, contentEnd: at, end };
    const newline = text.indexOf(`\n${fence}`, at);
    if (newline < 0) return { language, start, contentStart, contentEnd: contentStart, end: -1 };
    at = newline + 1;
  }
}

/** The frontmatter at `start`, null where the text begins with something else. */
export function frontmatterOf(text: string, start: number): Frontmatter | null {
  const split = splitFrontmatter(text, start);
  if (!split) return null;
  const { language, contentStart, contentEnd } = split;
  const firstLine = { start, end: lineEnd(text, start) };
  const content = { start: contentStart, end: contentEnd };
  const span = { start, end: split.end < 0 ? firstLine.end : split.end };
  const give = (fields: readonly Field[], problems: readonly FrontmatterProblem[]) => ({
    span,
    content,
    language,
    fields,
    problems,
  });
  const first = text.slice(firstLine.start, firstLine.end).trimEnd();
  if (first !== '---') {
    const message = `Frontmatter begins with "${first}", expected "---" alone`;
    return give([], [{ code: 'not-yaml', message, span: firstLine }]);
  }
  if (split.end < 0) {
    const message = 'Frontmatter has no end, expected a line "---" behind it';
    return give([], [{ code: 'unterminated', message, span: firstLine }]);
  }
  const plain = readPlainFields(text, contentStart, contentEnd);
  if (plain) return give(plain, []);
  const { fields, problems } = readYaml(text, content);
  return give(fields, problems);
}
