import picomatch from 'picomatch';

/** A pattern that could take a regular expression minutes on a long name is no pattern that anybody writes. */
const longest = 256;
const mostStars = 3;
const mostGlobstars = 3;
const longestPath = 1024;

/**
 * A glob of paths as GitHub's filters use them (dots are ordinary characters, no extended patterns); null for one that is
 * empty, too long, or has more stars than any real one: patterns come from the pull request too.
 */
export function globOf(pattern: string): ((path: string) => boolean) | null {
  if (pattern === '' || pattern.length > longest) return null;
  const parts = pattern.split('/');
  if (parts.filter((part) => part === '**').length > mostGlobstars) return null;
  if (parts.some((part) => part !== '**' && (part.match(/\*/g) ?? []).length > mostStars))
    return null;
  if (/\{[^}]*\.\.|\{[^}]*\{/.test(pattern)) return null;
  try {
    const matches = picomatch(pattern, { dot: true, noextglob: true });
    return (path) => path.length <= longestPath && matches(path);
  } catch {
    return null;
  }
}

/** The part of a pattern before its first wildcard, in whole folders. */
export function literalFolder(pattern: string): string {
  const at = pattern.search(/[*?[{]/);
  return pattern.slice(0, (at < 0 ? pattern : pattern.slice(0, at)).lastIndexOf('/') + 1);
}

/** Whether a pattern says nothing of a path: `**`, `**` and `*` below one another. */
export const isCatchAll = (pattern: string): boolean => /^\*\*(?:\/\*+)*$/.test(pattern);
