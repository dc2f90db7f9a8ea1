import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../journal/entries/index.ts';
import { UserError } from '../model/errors.ts';
import type { Artifact, WriteReport } from '../model/journal.ts';
import { redact } from '../redaction/index.ts';
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

/** What the lint says of a result folder, as a limit: more bytes belong elsewhere, with a link. */
const sizeLimit = 5 * 1024 * 1024;

/** folder -> redacted files in git's database -> entry -> write: results are kept with what they were made from. */
export async function fileBenchmark(
  asked: GivenBenchmark,
  options: WriteOptions,
): Promise<WriteReport> {
  const { id, date, project, folder } = asked;
  const journal = await openJournal(options.root, { isNew: false, warn: options.warn });
  const files = listFiles(folder);
  const readme = files.find(({ path }) => isReadme(path));
  const text = readme === undefined ? '' : readFileSync(join(folder, readme.path), 'utf8');
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

interface Found {
  readonly path: string;
  readonly size: number;
  readonly runs: boolean;
}

/** Regular files, ordered by path; a link could lead to anything. */
function listFiles(folder: string): readonly Found[] {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new UserError(`--from: expected a folder, got '${folder}'`);
  const found: Found[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new UserError(`--from: expected regular files, '${path}' is none`);
    const { size, mode } = lstatSync(path);
    found.push({ path: path.slice(join(folder, '/').length), size, runs: (mode & 0o100) !== 0 });
  }
  const total = found.reduce((sum, { size }) => sum + size, 0);
  if (total > sizeLimit)
    throw new UserError(
      `--from: expected at most ${sizeLimit} bytes of results, got ${total}: keep the large ones elsewhere and name the place in README.md`,
    );
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function keep(
  { store, findSecrets }: OpenJournal,
  folder: string,
  { path, size, runs }: Found,
  warn: (line: string) => void,
): Promise<Artifact> {
  const file = join(folder, path);
  const mode = runs ? '100755' : '100644';
  const bytes = readFileSync(file);
  const text = !bytes.includes(0) && isUtf8(bytes) ? bytes.toString('utf8') : null;
  const [secrets = []] = text === null ? [] : await findSecrets([text]);
  if (text === null || secrets.length === 0)
    return { path, size, mode, blob: await store.keepBytes(file) };
  const rules = [...new Set(secrets.map(({ rule }) => rule))].join(', ');
  warn(`${path}: replaced secrets or private names: ${rules}`);
  const clean = redact(text, secrets, store.key());
  return { path, size: Buffer.byteLength(clean), mode, blob: await store.keepText(clean) };
}
