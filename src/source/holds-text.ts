import { runGit } from '../process/index.ts';

/**
 * Whether a file of a commit holds a text of one line, byte for byte. True also where git cannot tell, as in a clone
 * that lacks objects: who asks wants to be sure that it is gone.
 */
export async function holdsText(root: string, commit: string, text: string): Promise<boolean> {
  const args = ['grep', '--quiet', '--fixed-strings', '-e', text, commit, '--'];
  return (await runGit(args, { cwd: root })).code !== 1;
}
