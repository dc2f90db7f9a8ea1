import matter from 'gray-matter';
import type { Span } from './document.ts';
import { lineEnd } from './lines.ts';

/** Where the frontmatter of a text is; its content is not read. */
interface Split {
  /** `yaml`, or what stands behind the dashes, or `toml` for plus signs. */
  readonly language: string;
  /** The first line: three dashes or plus signs. */
  readonly first: Span;
  readonly content: Span;
  /** End of the closing line, without its line end; -1 when there is none. */
  readonly end: number;
}

const opening = /^(?:---[ \t]*([A-Za-z][\w+-]*)?|(\+\+\+))[ \t]*$/;

/** The lines between the marks; null where the text does not begin with one. */
export function splitFrontmatter(text: string, start: number): Split | null {
  const code = text.charCodeAt(start);
  if (code !== 45 && code !== 43) return null;
  const first = { start, end: lineEnd(text, start) };
  const opened = opening.exec(text.slice(start, first.end));
  if (!opened) return null;
  const fence = opened[2] ?? '---';
  const language = opened[2] ? 'toml' : (opened[1] ?? 'yaml');
  const from = nextLine(text, first.end);
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    if (text.startsWith(fence, at) && text.slice(at + 3, end).trim() === '')
      return { language, first, content: { start: from, end: at }, end };
    const next = text.indexOf(`\n${fence}`, at);
    if (next < 0) break;
    at = next + 1;
  }
  return { language, first, content: { start: from, end: from }, end: -1 };
}

const nextLine = (text: string, at: number) => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
};

const refuse = (): never => {
  throw new Error('Expected frontmatter that is YAML; no other language is read');
};

/** No engine reads anything: those that come with the package would run JavaScript, or turn days into dates. */
const safe = {
  language: 'yaml',
  engines: { yaml: () => ({}), json: refuse, javascript: refuse, coffee: refuse, toml: refuse },
};

/**
 * Where other readers of frontmatter end its content: they take any line that begins with three dashes for its end.
 * `head` is a text whose first line is `---` alone, up to its closing line: all else would choose another engine.
 */
export function commonEnd(head: string): number {
  const { matter: content } = matter(head, safe);
  return '---'.length + content.length;
}
