import { UserError } from '../../../model/errors.ts';
import type {
  Artifact,
  BenchmarkEntry,
  EntryPlan,
  FileEdit,
  JournalSettings,
  JournalView,
} from '../../../model/journal.ts';
import { renderFrontmatter } from '../../document/index.ts';
import { markActive, readProject } from '../journal-files.ts';
import { bodyOf, checkSlug, checkTitle, subjectOf } from '../text.ts';

/** A folder of results: README.md and the files that prove it. */
export async function planBenchmark(
  entry: BenchmarkEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const { project, date } = entry;
  const index = await readProject(view, project);
  const title = checkTitle(entry.title);
  const slug = checkSlug(entry.slug);
  const folder = await freeFolder(`${project}/benchmarks/results`, `${date}_${slug}`, view);
  const body = bodyOf(entry.readme);
  const headed = /^# /.test(body) ? body : `# ${title}\n\n${body}`;
  const frontmatter = renderFrontmatter({ type: 'benchmark', project, date });
  return {
    subject: subjectOf(project, `benchmark ${title}`),
    edits: [
      {
        kind: 'create',
        path: `${folder}/README.md`,
        text: `${frontmatter}\n${headed.trimEnd()}\n`,
      },
      ...entry.artifacts.map((artifact) => keep(artifact, folder)),
      ...(await markActive(project, index, date, view, settings)),
    ],
  };
}

async function freeFolder(parent: string, name: string, view: JournalView): Promise<string> {
  const taken = new Set(
    (await view.names(parent)).map((each) => each.replace(/\/$/, '').toLowerCase()),
  );
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(free.toLowerCase())) return `${parent}/${free}`;
  }
}

function keep({ path, blob, mode }: Artifact, folder: string): FileEdit {
  const isSafe = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isSafe || /^readme\.md$/i.test(path) || /^(?:\.git)(?:\/|$)/i.test(path))
    throw new UserError(`expected a file below the folder of results, got '${path}'`);
  return { kind: 'blob', path: `${folder}/${path}`, blob, mode };
}
