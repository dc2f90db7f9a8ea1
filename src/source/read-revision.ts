import type { FileEntry, SkippedFile, SourceFile } from '../model/source.ts';
import { runGit, startGit } from '../process/index.ts';
import { parseBatch } from './batch.ts';
import { type DecodedText, decodeText, tooLarge } from './decode.ts';
import { readGitConfig } from './repository.ts';

/** The text of a blob, or why it has none. */
export type Content = DecodedText | { readonly why: string };

/** The texts of a commit's files, from the object database alone; nothing is ever fetched. */
export async function readRevision(
  cwd: string,
  rev: string,
  entries: readonly FileEntry[],
): Promise<{ readonly files: SourceFile[]; readonly skipped: SkippedFile[] }> {
  const contents = new Map<string, Content>();
  const blobs = [...new Set(entries.map((entry) => entry.blob))];
  await eachBlob(cwd, rev, blobs, (blob, content) => contents.set(blob, content));
  const files: SourceFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const { path, blob } of entries) {
    const content = contents.get(blob) ?? { why: 'git could not read its object' };
    if ('why' in content) skipped.push({ path, why: content.why });
    else files.push({ path, blob, text: content.text });
  }
  return { files, skipped };
}

/** A damaged object ends `git cat-file`: that many times it is started again behind the object. */
const restarts = 20;

/** Hands out each blob as git gives it, in the order asked, so that none need be held. */
export async function eachBlob(
  cwd: string,
  rev: string,
  blobs: readonly string[],
  see: (blob: string, content: Content) => void,
): Promise<void> {
  const missing = await missingIn(cwd, rev);
  let wanted = blobs.filter((blob) => !missing.has(blob));
  for (const blob of missing) see(blob, { why: notHere });
  for (let run = 0; run <= restarts && wanted.length > 0; run += 1) {
    const answered = await readBatch(cwd, wanted, see);
    const broken = wanted[answered];
    if (broken !== undefined) see(broken, { why: 'its object is damaged' });
    wanted = wanted.slice(answered + 1);
  }
}

/** Reads blobs with one process; gives how many of them, from the first on, were answered. */
async function readBatch(
  cwd: string,
  blobs: readonly string[],
  see: (blob: string, content: Content) => void,
): Promise<number> {
  let answered = 0;
  const feed = parseBatch((answer) => {
    const blob = blobs[answered] ?? '';
    answered += 1;
    if (answer === null) see(blob, { why: notHere });
    else if (answer.type !== 'blob') see(blob, { why: 'its object is no blob' });
    else if (answer.bytes === null) see(blob, { why: tooLarge(answer.size) });
    else see(blob, decodeText(answer.bytes));
  });
  const input = blobs.map((blob) => `${blob}\n`).join('');
  await startGit(['cat-file', '--batch'], { cwd, input }, feed);
  return answered;
}

const notHere = 'its object is not in this clone';

/** Asked once for each commit: its files are read in several batches. */
const known = new Map<string, Promise<Set<string>>>();

function missingIn(cwd: string, rev: string): Promise<Set<string>> {
  const key = `${cwd}\n${rev}`;
  const asked = known.get(key) ?? listMissing(cwd, rev);
  known.set(key, asked);
  return asked;
}

/**
 * The objects that a partial clone lacks. Asked beforehand, because a git that does not know
 * GIT_NO_LAZY_FETCH ends at the first one instead of passing it over.
 */
async function listMissing(cwd: string, rev: string): Promise<Set<string>> {
  const { promisor } = await readGitConfig(cwd);
  if (!promisor) return new Set();
  const args = ['rev-list', '--objects', '--missing=print', '--no-walk', rev];
  const { stdout } = await runGit(args, { cwd });
  const lines = stdout.toString('latin1').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}
