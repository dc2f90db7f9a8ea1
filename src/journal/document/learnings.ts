/** Where learnings lie: a folder of their own, so that reading them opens nothing else of the journal. */
export const learningFolder = 'learnings';

const longest = 256;
const mostStars = 3;

/**
 * Why a glob of a learning can match no path of a repository, in words that follow "expected"; null for one that can.
 * Paths are relative and have slashes; a negated glob would speak of everything else.
 */
export function globProblem(glob: string): string | null {
  if (glob.trim() === '') return 'a glob, got nothing';
  if (glob.length > longest) return `a glob of at most ${longest} characters`;
  if (/[\p{Cc}\p{Cs}]/u.test(glob)) return 'a glob in one line';
  if (glob !== glob.trim()) return 'a glob without blanks around it';
  if (glob.startsWith('!')) return "a glob that says which paths are meant, '!' says which are not";
  if (glob.includes('\\')) return 'a glob with slashes, not backslashes';
  if (glob.startsWith('/'))
    return 'a glob from the root of the repository, without a slash in front';
  if (glob.split('/').some((name) => name === '..' || name === '.'))
    return "a glob below the root of the repository, without '.' and '..'";
  const names = glob.split('/');
  const stars = names.map((name) => (name === '**' ? 0 : (name.match(/\*/g) ?? []).length));
  if (Math.max(...stars) > mostStars || names.filter((name) => name === '**').length > mostStars)
    return 'a glob with fewer stars: it would take too long on long paths';
  if (/\{[^}]*(?:\.\.|\{)/.test(glob)) return 'a glob without braces or ranges inside of braces';
  return isBalanced(glob) ? null : 'a glob whose brackets and braces are closed';
}

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };

/** Inside of `[...]` the others are characters as any. */
function isBalanced(glob: string): boolean {
  const open: string[] = [];
  for (const char of glob) {
    if (open.at(-1) === ']') {
      if (char === ']') open.pop();
    } else if (char in closing) open.push(closing[char] ?? '');
    else if (Object.values(closing).includes(char) && open.pop() !== char) return false;
  }
  return open.length === 0;
}
