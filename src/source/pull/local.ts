import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';
import { quote } from '../quote.ts';
import { resolveBase } from '../range.ts';
import { commitOf, isAncestor, refsOf } from './refs.ts';

/** The two ends of a pull request as local refs and history tell them. */
export interface LocalEnds {
  readonly base: string;
  readonly head: string;
  /** Where the history says so; null: it has to be asked. */
  readonly mergeBase: string | null;
  readonly title: string | null;
  readonly notes: readonly string[];
}

/** Where clones keep the heads of pull requests, the surest first; `*` stands for a remote's name. */
const places = (n: number): string[] => [
  refsOf(n).head,
  `refs/pull/${n}/head`,
  `refs/remotes/*/pr/${n}`,
  `refs/remotes/*/pull/${n}`,
  `refs/remotes/*/pull/${n}/head`,
  `refs/remotes/pull/${n}/head`,
  `refs/heads/pull/${n}/head`,
  `refs/heads/pull/${n}`,
  `refs/heads/pull-request/${n}`,
  `refs/remotes/*/pull-request/${n}`,
  `refs/heads/pr/${n}`,
  `refs/heads/pr-${n}`,
];

/**
 * Head and base of a pull request without a network: a ref that holds its head, else the commit by which it was merged.
 * Neither here is a UserError that says what to give.
 */
export async function findEnds(root: string, number: number, shallow: boolean): Promise<LocalEnds> {
  const ref = await headRef(root, number);
  const head = ref === null ? null : await commitOf(root, ref);
  if (ref !== null && head !== null) {
    const own = await commitOf(root, refsOf(number).base);
    const base = own ?? (await resolveBase(root, null, shallow)).commit;
    // A head that was merged as it is has nothing beyond the base: the merge tells what was before.
    if (!(await isAncestor(root, head, base)))
      return {
        base,
        head,
        mergeBase: null,
        title: null,
        notes: [`the head is that of ${quote(ref)}, as it was fetched`],
      };
  }
  const merged = await mergeCommit(root, number, shallow);
  if (merged !== null) return merged;
  throw new UserError(
    `pull request ${number} is in no ref and no merged commit of this repository; expected --base REV --head REV, or no --offline`,
  );
}

async function headRef(root: string, number: number): Promise<string | null> {
  const patterns = places(number);
  const args = ['for-each-ref', '--format=%(refname)', ...patterns];
  const { stdout } = await runGit(args, { cwd: root });
  const found = stdout.toString('utf8').split('\n');
  for (const pattern of patterns) {
    const [before = '', after] = pattern.split('*');
    const hit = found.find((ref) =>
      after === undefined ? ref === pattern : ref.startsWith(before) && ref.endsWith(after),
    );
    if (hit) return hit;
  }
  return null;
}

/** The newest commit of the default branch whose subject says that it merged the pull request. */
async function mergeCommit(
  root: string,
  number: number,
  shallow: boolean,
): Promise<LocalEnds | null> {
  const branch = await defaultBranch(root, shallow);
  const asked = ['-F', `--grep=(#${number})`, `--grep=Merge pull request #${number} `];
  const format = ['--no-show-signature', '--format=%H%x00%P%x00%s'];
  // The newest commit with the text is mostly the one; a text that others quote is looked for further down.
  for (const some of [['-1'], ['-20'], []]) {
    const { stdout } = await runGit(['log', ...some, ...asked, ...format, branch, '--'], {
      cwd: root,
    });
    for (const line of stdout.toString('utf8').split('\n')) {
      const [commit = '', parents = '', subject = ''] = line.split('\0');
      const ends = endsOf(commit, parents.split(' '), subject, number);
      if (ends !== null) return ends;
    }
  }
  return null;
}

function endsOf(
  commit: string,
  parents: readonly string[],
  subject: string,
  number: number,
): LocalEnds | null {
  const [first = '', second] = parents;
  if (first === '') return null;
  const here = commit.slice(0, 12);
  if (subject.startsWith(`Merge pull request #${number} `) && second !== undefined)
    return {
      base: first,
      head: second,
      mergeBase: null,
      title: null,
      notes: [`it was merged by ${here}`],
    };
  const end = ` (#${number})`;
  if (!subject.endsWith(end) || second !== undefined) return null;
  return {
    base: first,
    head: commit,
    mergeBase: first,
    title: subject.slice(0, -end.length),
    notes: [`it was merged as the one commit ${here}`],
  };
}

async function defaultBranch(root: string, shallow: boolean): Promise<string> {
  const named = await commitOf(root, 'refs/remotes/origin/HEAD');
  return named ?? (await resolveBase(root, null, shallow)).commit;
}
