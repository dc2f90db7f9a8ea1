import { endsItsBlocks } from '../journal/document/index.ts';
import { slugOf } from '../journal/entries/index.ts';
import { createRepository, withStandIn } from '../journal/store/index.ts';
import { UserError } from '../model/errors.ts';
import type { Entry, WriteReport } from '../model/journal.ts';
import { redact } from '../redaction/index.ts';
import { type OpenJournal, openJournal } from './journal-open.ts';

/** How an entry is written. */
export interface WriteOptions {
  readonly root: string;
  readonly dryRun: boolean;
  readonly push: boolean;
  /** Receives one line for each thing the user should know but that does not stop the write. */
  readonly warn: (line: string) => void;
}

/** Milliseconds that a writer waits for others. */
export const patience = 30_000;

/** entry -> redaction -> edits -> lint -> files and commit -> push: what was asked to be remembered, and where it is now. */
export async function writeEntry(entry: Entry, options: WriteOptions): Promise<WriteReport> {
  const journal = await openJournal(options.root, { isNew: false, warn: options.warn });
  return write(journal, entry, options);
}

/** Begins a journal: a repository where there is none, its INDEX.md and its settings. */
export async function beginJournal(entry: Entry, options: WriteOptions): Promise<WriteReport> {
  const begin = async (root: string): Promise<WriteReport> =>
    write(await openJournal(root, { isNew: true, warn: options.warn }), entry, options);
  if (options.dryRun) return withStandIn(options.root, ['INDEX.md', '.dyn-journal.yaml'], begin);
  await createRepository(options.root);
  return begin(options.root);
}

/** Writes an entry into a journal that is open. */
export async function write(
  journal: OpenJournal,
  entry: Entry,
  { dryRun, push, warn }: WriteOptions,
): Promise<WriteReport> {
  await checkBlocks(entry);
  const clean = await withoutSecrets(journal, entry, warn);
  const { push_others: pushOthers } = journal.settings;
  return journal.store.write({ entry: clean, dryRun, push, pushOthers, waitMs: patience });
}

/** A folder's name that was made from the title as it was; one that the user chose stays. */
function withOwnSlug(given: Entry, clean: Entry): Entry {
  if (!('slug' in given && 'slug' in clean) || given.slug !== slugOf(given.title)) return clean;
  return { ...clean, slug: slugOf(clean.title) };
}

async function checkBlocks(entry: Entry): Promise<void> {
  if (await endsItsBlocks(bodyOf(entry))) return;
  throw new UserError(
    'expected a text that closes its code blocks, comments and HTML: what is written after it would become a part of it',
  );
}

function bodyOf(entry: Entry): string {
  if ('body' in entry) return entry.body;
  if ('readme' in entry) return entry.readme;
  return 'note' in entry ? entry.note : '';
}

/** Fields of an entry that hold a person's or a program's words. */
const texts = ['title', 'body', 'readme', 'description', 'note', 'source'] as const;

async function withoutSecrets(
  { store, findSecrets }: OpenJournal,
  entry: Entry,
  warn: (line: string) => void,
): Promise<Entry> {
  const given: Readonly<Record<string, unknown>> = { ...entry };
  const named = texts.flatMap((name) => {
    const text = given[name];
    return typeof text === 'string' ? [{ name, text }] : [];
  });
  const found = await findSecrets(named.map(({ text }) => text));
  if (found.every((secrets) => secrets.length === 0)) return entry;
  const key = store.key();
  const clean = named.map(
    ({ name, text }, at) => [name, redact(text, found[at] ?? [], key)] as const,
  );
  const count = found.reduce((sum, secrets) => sum + secrets.length, 0);
  const rules = [...new Set(found.flat().map(({ rule }) => rule))].join(', ');
  warn(
    `replaced ${count === 1 ? 'a secret or private name' : `${count} secrets or private names`}: ${rules}`,
  );
  return withOwnSlug(entry, { ...entry, ...Object.fromEntries(clean) });
}
