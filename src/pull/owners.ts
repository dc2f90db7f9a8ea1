import ignore from 'ignore';
import { literalFolder } from './glob.ts';
import { folderOf } from './paths.ts';

/** Owners of a path, as CODEOWNERS names them; empty where nobody owns it. */
export type Owners = (path: string) => readonly string[];

/** https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
const largest = 3 * 1024 * 1024;
export const ownersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

interface Line {
  readonly fits: (path: string) => boolean;
  readonly owners: readonly string[];
}

/** Reads CODEOWNERS: patterns as gitignore has them without `!` and `[]`; the last line that fits a path has the word. */
export function readOwners(text: string | null): Owners {
  if (text === null || text.length > largest) return () => [];
  const lines = text.split('\n').flatMap(lineOf).reverse();
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const owners = ignore.isPathValid(path)
      ? (lines.find(({ fits }) => fits(path))?.owners ?? [])
      : [];
    known.set(path, owners);
    return owners;
  };
}

function lineOf(text: string): Line[] {
  const [pattern, ...rest] = text.trim().split(/\s+/);
  if (pattern === undefined || pattern === '' || /^[#!]|[[\]]/.test(pattern)) return [];
  if (pattern.length > 256 || (pattern.match(/\*/g) ?? []).length > 6) return [];
  const comment = rest.findIndex((word) => word.startsWith('#'));
  const owners = comment < 0 ? rest : rest.slice(0, comment);
  return [{ fits: fitOf(pattern), owners }];
}

function fitOf(pattern: string): Line['fits'] {
  if (pattern === '*') return () => true;
  const anchored = pattern.replace(/^\//, '');
  const plain = !/[*?\\]/.test(anchored);
  const inside = anchored.slice(0, -1).includes('/') || pattern.startsWith('/');
  // Most lines name a folder or a file: no regular expression is needed for those.
  if (plain && inside) {
    const folder = anchored.replace(/\/$/, '');
    return (path) => path.startsWith(`${folder}/`) || (path === folder && !anchored.endsWith('/'));
  }
  // A pattern with a slash inside begins at the root: what lies elsewhere needs no regular expression.
  const start = inside ? literalFolder(anchored) : '';
  let matcher: ReturnType<typeof ignore> | null = null;
  // Unlike gitignore, `docs/*` does not reach below the folders in docs.
  const direct = /[^*]\/\*$/.test(pattern) && !pattern.includes('**');
  const depth = anchored.split('/').length;
  return (path) => {
    if (path.length > 1024 || !path.startsWith(start)) return false;
    if (direct && inside && folderOf(path).split('/').length + 1 !== depth) return false;
    matcher ??= ignore({ ignorecase: false }).add(pattern);
    return matcher.ignores(path);
  };
}
