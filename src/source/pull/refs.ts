import { runGit } from '../../process/index.ts';

/** Ours alone: no branch, tag or remote-tracking ref of the user lies below it. */
export const refsOf = (number: number) => ({
  head: `refs/dyn-audit/pull/${number}/head`,
  base: `refs/dyn-audit/pull/${number}/base`,
});

/** True for a branch name that git would accept: one from elsewhere goes into a refspec only then. */
export function isBranchName(name: string): boolean {
  if (name === '' || name.length > 250 || name.startsWith('-') || name === '@') return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && !/^\.|\.lock$/.test(part));
}

export const isObjectId = (id: string): boolean => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id);

/** The commit that a revision names, or null. */
export async function commitOf(root: string, rev: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`];
  const { code, stdout } = await runGit(args, { cwd: root });
  return code === 0 ? stdout.toString('latin1').trim() : null;
}

/** Whether a commit is here, and reachable from another one. */
export async function isAncestor(root: string, one: string, other: string): Promise<boolean> {
  return (await runGit(['merge-base', '--is-ancestor', one, other], { cwd: root })).code === 0;
}
