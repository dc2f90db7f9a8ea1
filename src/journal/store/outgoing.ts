import type { Job } from './job.ts';
import { readBlobs } from './objects.ts';
import { decodeLoosely } from './text.ts';

const none = /^0+$/;

/** Has the files looked at that a push would carry out of the machine. UserError: they must not leave. */
export async function checkOutgoing(
  job: Job,
  commit: string,
  upstream: string | null,
): Promise<void> {
  const { place } = job;
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index'];
  const sides = upstream === null ? [await emptyTree(job), commit] : [upstream, commit];
  const fields = (await place.git.run([...args, ...sides])).split('\0');
  const changed: { path: string; before: string; after: string }[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, before, after] = (fields[at] ?? '').replace(/^:/, '').split(' ');
    const path = fields[at + 1] ?? '';
    if (!before || !after || none.test(after) || mode === '160000') continue;
    if (path.startsWith(place.prefix)) changed.push({ path, before, after });
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
    path: path.slice(place.prefix.length),
    before: text(before),
    after: text(after) ?? '',
  }));
  await job.check(files, 'push');
}

async function emptyTree(job: Job): Promise<string> {
  return (await job.place.git.run(['hash-object', '-t', 'tree', '/dev/null'])).trim();
}
