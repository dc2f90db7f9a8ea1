import picomatch from 'picomatch';

/** A pattern that could take a regular expression minutes on a long name is no pattern that anybody writes. */
const longest = 256;
const mostStars = 3;
const mostGlobstars = 3;
const longestPath = 1024;

const options = { dot: true, noextglob: true };

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
  // Most patterns name a file or a folder; a regular expression is only made for others, and only when one is asked.
  if (!/[*?[\]{}()!+@\\]/.test(pattern)) return (path) => path === pattern;
  const folder = /^([^*?[\]{}()!+@\\]+\/)\*\*$/.exec(pattern)?.[1];
  if (folder !== undefined) return (path) => path.startsWith(folder);
  return compiledWhenAsked(pattern);
}

function compiledWhenAsked(pattern: string): (path: string) => boolean {
  const start = literalFolder(pattern);
  let matches: ((path: string) => boolean) | null = null;
  return (path) => {
    if (!path.startsWith(start) || path.length > longestPath) return false;
    matches ??= compile(pattern);
    return matches(path);
  };
}

function compile(pattern: string): (path: string) => boolean {
  try {
    return picomatch(pattern, options);
  } catch {
    return () => false;
  }
}

/** The part of a pattern before its first wildcard, in whole folders. */
export function literalFolder(pattern: string): string {
  const at = pattern.search(/[*?[\]{}()!+@\\]/);
  return pattern.slice(0, (at < 0 ? pattern : pattern.slice(0, at)).lastIndexOf('/') + 1);
}

/** Whether a pattern says nothing of a path: `**`, `**` and `*` below one another. */
export const isCatchAll = (pattern: string): boolean => /^\*\*(?:\/\*+)*$/.test(pattern);
