import { isUtf8 } from 'node:buffer';
import { join, resolve } from 'node:path';
import { slugOf } from '../journal/entries/index.ts';
import { UserError } from '../model/errors.ts';
import type { Artifact, WriteReport } from '../model/journal.ts';
import { redact } from '../redaction/index.ts';
import { type Found, listFiles, readBytes } from './journal-benchmark-files.ts';
import { type OpenJournal, openJournal } from './journal-open.ts';
import { type WriteOptions, write } from './journal-write.ts';

/** A folder of results as it is handed in. */
export interface GivenBenchmark {
  readonly id: string;
  readonly date: string;
  readonly project: string;
  readonly folder: string;
  /** Null: the first heading of its README.md. */
  readonly title: string | null;
  /** Null: from the title. */
  readonly slug: string | null;
}

/** folder -> redacted files in git's database -> entry -> write: results are kept with what they were made from. */
export async function fileBenchmark(
  asked: GivenBenchmark,
  options: WriteOptions,
): Promise<WriteReport> {
  const { id, date, project } = asked;
  // git runs in the journal's folder, the user typed a path of theirs.
  const folder = resolve(asked.folder);
  const journal = await openJournal(options.root, { isNew: false, warn: options.warn });
  const files = listFiles(folder, asked.folder);
  await checkNames(journal, files);
  const readme = files.find(({ path }) => isReadme(path));
  const text = readme === undefined ? '' : readBytes(join(folder, readme.path)).toString('utf8');
  const title = asked.title ?? /^#\s+(.+?)\s*#*\s*$/m.exec(text)?.[1] ?? null;
  if (title === null)
    throw new UserError('expected --title, or a README.md that begins with a heading');
  const artifacts: Artifact[] = [];
  for (const file of files)
    if (file !== readme) artifacts.push(await keep(journal, folder, file, options.warn));
  const slug = asked.slug ?? slugOf(title);
  const entry = { id, date, project, slug, title, readme: text || 'not recorded', artifacts };
  return write(journal, { kind: 'benchmark', ...entry }, options);
}

const isReadme = (path: string): boolean => /^readme\.md$/i.test(path);

/** Before anything names them or git's database has them. */
async function checkNames({ findSecrets }: OpenJournal, files: readonly Found[]): Promise<void> {
  const found = await findSecrets(files.map(({ path }) => path));
  const secret = found.flat().find(({ kind }) => kind === 'secret');
  if (secret !== undefined)
    throw new UserError(
      `expected names of files without secrets, one holds what looks like one (${secret.rule})`,
    );
}

async function keep(
  { store, findSecrets }: OpenJournal,
  folder: string,
  { path, size, runs }: Found,
  warn: (line: string) => void,
): Promise<Artifact> {
  const file = join(folder, path);
  const mode = runs ? '100755' : '100644';
  const bytes = readBytes(file);
  const text = !bytes.includes(0) && isUtf8(bytes) ? bytes.toString('utf8') : null;
  const [secrets = []] = await findSecrets([text ?? bytes.toString('latin1')]);
  const secret = secrets.find(({ kind }) => kind === 'secret');
  // A mark in its place would break the format; and git's database must not hold it either.
  if (text === null && secret !== undefined)
    throw new UserError(
      `expected results without secrets, '${path}' is no text and holds what looks like one (${secret.rule})`,
    );
  if (text === null || secrets.length === 0)
    return { path, size, mode, blob: await store.keepBytes(file) };
  const rules = [...new Set(secrets.map(({ rule }) => rule))].join(', ');
  warn(`${path}: replaced secrets or private names: ${rules}`);
  const clean = redact(text, secrets, store.key());
  return { path, size: Buffer.byteLength(clean), mode, blob: await store.keepText(clean) };
}
