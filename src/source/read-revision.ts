import type { FileEntry, SkippedFile, SourceFile } from '../model/source.ts';
import { runGit, startGit } from '../process/index.ts';
import { parseBatch } from './batch.ts';
import { type DecodedText, decodeText, tooLarge } from './decode.ts';
import { readGitConfig } from './repository.ts';

type Content = DecodedText | { readonly why: string };

/** The texts of a commit's files, from the object database alone; nothing is ever fetched. */
export async function readRevision(
  cwd: string,
  rev: string,
  entries: readonly FileEntry[],
): Promise<{ readonly files: SourceFile[]; readonly skipped: SkippedFile[] }> {
  const contents = await readBlobs(cwd, rev, [...new Set(entries.map((entry) => entry.blob))]);
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

async function readBlobs(
  cwd: string,
  rev: string,
  blobs: readonly string[],
): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>();
  const missing = await listMissing(cwd, rev);
  let wanted = blobs.filter((blob) => !missing.has(blob));
  for (const blob of missing) contents.set(blob, { why: notHere });
  for (let run = 0; run <= restarts && wanted.length > 0; run += 1) {
    const answered = await readBatch(cwd, wanted, contents);
    const broken = wanted[answered];
    if (broken !== undefined) contents.set(broken, { why: 'its object is damaged' });
    wanted = wanted.slice(answered + 1);
  }
  return contents;
}

/** Reads blobs with one process; gives how many of them, from the first on, were answered. */
async function readBatch(
  cwd: string,
  blobs: readonly string[],
  contents: Map<string, Content>,
): Promise<number> {
  let answered = 0;
  const feed = parseBatch((answer) => {
    const blob = blobs[answered] ?? '';
    answered += 1;
    if (answer === null) contents.set(blob, { why: notHere });
    else if (answer.type !== 'blob') contents.set(blob, { why: 'its object is no blob' });
    else if (answer.bytes === null) contents.set(blob, { why: tooLarge(answer.size) });
    else contents.set(blob, decodeText(answer.bytes));
  });
  const input = blobs.map((blob) => `${blob}\n`).join('');
  await startGit(['cat-file', '--batch'], { cwd, input }, feed);
  return answered;
}

const notHere = 'its object is not in this clone';

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
