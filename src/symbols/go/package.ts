import type { Project } from '../project.ts';

/** Import path of a file's package; the tests of a package from outside are a package of their own. */
export function goModule(path: string, written: string, project: Project): string {
  const folder = project.goPackage(path);
  if (folder === '') return '';
  return path.endsWith('_test.go') && written.endsWith('_test') ? `${folder}_test` : folder;
}

/** Constraints under which the file is built. */
export function buildCondition(comments: readonly string[]): string {
  for (const comment of comments)
    if (comment.startsWith('//go:build ')) return comment.slice('//go:build '.length).trim();
  return '';
}

/** The names of a field in JSON, from its tag. */
export function jsonNames(tag: string): { readonly name: string; readonly part: string }[] {
  const name = /(?:^|\s)json:"([^",]*)/.exec(tag)?.[1] ?? '';
  return name === '' || name === '-' ? [] : [{ name, part: `json:${name}` }];
}

/** Text of a string literal; escapes that change nothing a name may hold stay as they are. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  return literal.startsWith('"') ? inner.replace(/\\(["\\])/g, '$1') : inner;
}
