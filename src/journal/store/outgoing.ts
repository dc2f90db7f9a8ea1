import type { Job } from './job.ts';
import { readBlobs } from './objects.ts';
import type { Place } from './place.ts';
import { decodeLoosely } from './text.ts';

const none = /^0+$/;

interface Change {
  readonly path: string;
  /** Ids of blobs; only zeros where there is none. */
  readonly before: string;
  readonly after: string;
}

/**
 * Has the files looked at that a push would carry out of the machine. UserError: they must not leave. `all`: among the
 * commits are some that the journal did not check when they were made, so each is looked at, with its message: what
 * one added and a later one took away leaves the machine too.
 */
export async function checkOutgoing(
  job: Job,
  commit: string,
  upstream: string | null,
  all: boolean,
): Promise<void> {
  const { place } = job;
  const range = upstream === null ? [commit] : [commit, `^${upstream}`];
  const sides = upstream === null ? [await emptyTree(job), commit] : [upstream, commit];
  const raw = ['-r', '-z', '--raw', '--no-renames', '--full-index'];
  const changed = changesIn(place, await place.git.run(['diff-tree', ...raw, ...sides]));
  if (all) {
    const input = await place.git.run(['rev-list', ...range, '--']);
    const args = ['diff-tree', '--stdin', '--no-commit-id', '-m', '--root', ...raw];
    changed.push(...changesIn(place, await place.git.run(args, { input })));
  }
  const ids = changed.flatMap(({ before, after }) =>
    none.test(before) ? [after] : [before, after],
  );
  const bytes = await readBlobs(place, ids);
  const text = (id: string) => {
    const found = bytes.get(id);
    return found === undefined ? null : decodeLoosely(found);
  };
  const files = changed.map(({ path, before, after }) => ({
    path,
    before: text(before),
    after: text(after) ?? '',
  }));
  const said = all ? await place.git.run(['log', '--format=%an%n%ae%n%B', ...range, '--']) : '';
  const messages = { path: 'messages of commits', before: '', after: said };
  await job.check(said === '' ? files : [...files, messages], 'push');
}

/** Files below the journal's root in git's raw form. */
function changesIn({ prefix }: Place, listed: string): Change[] {
  const changes: Change[] = [];
  const fields = listed.split('\0');
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, before, after] = (fields[at] ?? '').replace(/^:/, '').split(' ');
    const path = fields[at + 1] ?? '';
    if (!before || !after || none.test(after) || mode === '160000') continue;
    if (path.startsWith(prefix)) changes.push({ path: path.slice(prefix.length), before, after });
  }
  return changes;
}

async function emptyTree(job: Job): Promise<string> {
  return (await job.place.git.run(['hash-object', '-t', 'tree', '/dev/null'])).trim();
}
