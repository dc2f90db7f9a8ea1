import { createTwoFilesPatch } from 'diff';
import type { Entry } from '../../model/journal.ts';
import { blobOf, byPath, carryOut } from './edits.ts';
import type { Job } from './job.ts';
import { checkPath } from './paths.ts';
import { dropIndexCopy, takeSnapshot } from './snapshot.ts';
import { readHead } from './tree.ts';
import { workView } from './view.ts';

interface Changed {
  readonly path: string;
  readonly before: string | null;
  /** Null: a blob's bytes. */
  readonly after: string | null;
  readonly blob: string | null;
}

/** What an entry would change in the work tree, as a unified diff. Nothing of the journal is changed. */
export async function preview(
  job: Job,
  entry: Entry,
): Promise<{ readonly paths: readonly string[]; readonly diff: string }> {
  const head = await readHead(job.place);
  const plan = await job.plan(entry, workView(job.place, head));
  const paths = byPath(plan.edits);
  for (const path of paths.keys()) checkPath(path);
  const snapshot = await takeSnapshot(job.place, paths, head);
  dropIndexCopy(snapshot.index);
  const files = [...paths].flatMap(([path, edits]): readonly Changed[] => {
    const blob = blobOf(edits);
    const before = snapshot.versions[path]?.work ?? null;
    if (blob !== null) return [{ path, before, after: null, blob: blob.blob }];
    const after = carryOut(edits, before, before, false, job.columns);
    return after === null || after === before ? [] : [{ path, before, after, blob: null }];
  });
  const texts = files.flatMap(({ path, before, after }) =>
    after === null ? [] : [{ path, before, after }],
  );
  await job.check(texts, 'write');
  const parts = files.map(({ path, before, after, blob }) =>
    after === null
      ? `New file b/${path} (blob ${blob})\n`
      : createTwoFilesPatch(
          before === null ? '/dev/null' : `a/${path}`,
          `b/${path}`,
          before ?? '',
          after,
          undefined,
          undefined,
          {
            headerOptions: {
              includeIndex: false,
              includeUnderline: false,
              includeFileHeaders: true,
            },
          },
        ),
  );
  return { paths: [...paths.keys()], diff: parts.join('') };
}
