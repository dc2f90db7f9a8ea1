import { randomBytes } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseDocument } from '../journal/document/index.ts';
import { readTextSafely, replaceText } from '../journal/vault/index.ts';
import { UserError } from '../model/errors.ts';
import type { Secret } from '../model/journal.ts';
import type { RedactOptions, RedactReport } from '../model/journal-read.ts';
import { findSecrets, redact, secretValues } from '../redaction/index.ts';
import { openJournal } from './journal-open.ts';
import type { SecretFinder } from './journal-secrets.ts';

/** text -> places of secrets -> the text without them, in the place of the file where that was asked for. */
export async function redactText(options: RedactOptions): Promise<RedactReport> {
  const { from, names, write } = options;
  const source = 'path' in from ? openSource(from.path) : null;
  const text = source?.text ?? ('text' in from ? from.text : '');
  const { find, key } = await openScanner(options);
  const [found = []] = await find([text]);
  const secrets = found.filter(({ kind }) => names || kind === 'secret');
  const redacted = redact(text, secrets, key);
  const isWritten = write && source !== null && redacted !== text;
  if (isWritten) {
    const written = replaceText(source.folder, source.name, text, redacted);
    if ('why' in written) throw new UserError(`cannot write '${source.path}': ${written.why}`);
  }
  return {
    schema: 'dyn-journal/redact@1',
    path: source?.path ?? null,
    written: isWritten,
    redactions: describe(secrets, text),
    text: redacted,
  };
}

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

function openSource(path: string): Source {
  const full = resolve(path);
  const folder = realFolder(dirname(full), path);
  const name = basename(full);
  // A pipe is not waited for, and would count as an empty text.
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat?.isFIFO()) throw new UserError(`expected a file, '${path}' is a pipe: give it as stdin`);
  const read = readTextSafely(folder, name);
  if ('text' in read) return { path, folder, name, text: read.text };
  throw new UserError(`expected a text in '${path}', but ${read.why}`);
}

function realFolder(folder: string, path: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    throw new UserError(`expected a text in '${path}', but there is no such file`);
  }
}

interface Scanner {
  readonly find: SecretFinder;
  readonly key: Buffer;
}

/** Without a journal its names are not known, and marks compare among those of this run alone. */
async function openScanner({ root, warn }: RedactOptions): Promise<Scanner> {
  if (root !== null) {
    const { findSecrets: find, store } = await openJournal(root, { isNew: false, warn });
    return { find, key: store.key() };
  }
  const known = { values: secretValues(process.env), names: [] };
  return { find: (texts) => findSecrets(texts, known), key: randomBytes(32) };
}

function describe(secrets: readonly Secret[], text: string): RedactReport['redactions'] {
  const document = parseDocument('', text);
  return secrets.map(({ rule, kind, start }) => ({ rule, kind, ...document.position(start) }));
}
