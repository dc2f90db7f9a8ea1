import { setTimeout as sleep } from 'node:timers/promises';
import { firstWords, updateHead } from './git.ts';
import { buildTree, makeCommit, type TreeEntry } from './objects.ts';
import type { Place } from './place.ts';
import { NotNow } from './state.ts';
import { readHead } from './tree.ts';

/** A commit on top of another (null: the first one); null when there is nothing to commit. */
export async function prepareCommit(
  place: Place,
  parent: string | null,
  entries: readonly TreeEntry[],
  message: string,
): Promise<string | null> {
  if (entries.length === 0) return null;
  return makeCommit(place, await buildTree(place, parent, entries), parent, message);
}

/** The commit's message; the trailer tells the entry, wherever the commit is moved to. */
export function messageOf(subject: string, id: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a subject is one line of plain text
  const line = subject.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return `${line}\n\nJournal-Op: ${id}\n`;
}

/** False when HEAD is not where it was. A lock on the branch that somebody holds is waited for. */
export async function moveHead(
  place: Place,
  to: string,
  from: string | null,
  subject: string,
  waitMs: number,
): Promise<boolean> {
  const until = Date.now() + waitMs;
  const message = `dyn-journal: ${subject.slice(0, 200)}`;
  for (;;) {
    const answer = await updateHead(place.git, to, from, message);
    if (answer.code === 0) return true;
    if ((await readHead(place)) !== from) return false;
    if (Date.now() > until) throw new NotNow(`the branch is locked: ${firstWords(answer)}`);
    await sleep(20 + Math.random() * 60);
  }
}

/** The commit that carries an entry's trailer, among those that came after `base`. */
export async function findCommit(
  place: Place,
  id: string,
  base: string | null,
  head: string | null,
): Promise<string | null> {
  if (head === null) return null;
  const range = base === null ? [head] : [head, `^${base}`];
  const args = ['log', '-1', '--format=%H', '-E', `--grep=^Journal-Op: ${id}$`];
  const found = await place.git.try([...args, ...range, '--']);
  // The commit that HEAD was may be gone from the repository: then all of history is looked through.
  if (found.code !== 0 && base !== null) return findCommit(place, id, null, head);
  return found.stdout.trim() || null;
}

/** The newest commit that changed one of the paths. */
export async function lastCommit(
  place: Place,
  head: string | null,
  paths: readonly string[],
): Promise<string | null> {
  if (head === null) return null;
  const args = ['--literal-pathspecs', 'log', '-1', '--format=%H', head, '--', ...paths];
  return (await place.git.run(args)).trim() || null;
}

/** Paths below the journal's root that a commit changes. */
export async function pathsOf(place: Place, commit: string): Promise<string[]> {
  const args = ['diff-tree', '--root', '-r', '-z', '--no-commit-id', '--name-only', '--no-renames'];
  const paths = (await place.git.run([...args, commit])).split('\0').filter((path) => path !== '');
  return paths
    .filter((path) => path.startsWith(place.prefix))
    .map((path) => path.slice(place.prefix.length));
}
