import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parseDocument } from '../journal/document/index.ts';
import { readTextSafely, redactionKey, replaceText } from '../journal/vault/index.ts';
import { UserError } from '../model/errors.ts';
import type { Secret } from '../model/journal.ts';
import type { RedactOptions, RedactReport } from '../model/journal-read.ts';
import { findSecrets, privateNames, redact, secretValues } from '../redaction/index.ts';
import { openJournal } from './journal-files.ts';

/** text -> places of secrets -> the text without them, in the place of the file where that was asked for. */
export async function redactText(options: RedactOptions): Promise<RedactReport> {
  const { root, from, names, write, env } = options;
  const source = 'path' in from ? openSource(from.path) : null;
  const text = source?.text ?? ('text' in from ? from.text : '');
  const known = { values: secretValues(env), names: root && names ? namesOf(root) : [] };
  const [found = []] = await findSecrets([text], known);
  const secrets = found.filter(({ kind }) => names || kind === 'secret');
  const key = root === null ? randomBytes(32) : await redactionKey(root);
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

/** Names that the journal's private folders hold. */
function namesOf(root: string): readonly string[] {
  const { files, settings } = openJournal(root);
  const folders = settings.private_folders.map((folder) => `${folder.replace(/\/+$/, '')}/`);
  const paths = files.paths.filter((path) => folders.some((folder) => path.startsWith(folder)));
  return privateNames(paths.flatMap((path) => files.text(path) ?? []));
}

function describe(secrets: readonly Secret[], text: string): RedactReport['redactions'] {
  const document = parseDocument('', text);
  return secrets.map(({ rule, kind, start }) => ({ rule, kind, ...document.position(start) }));
}
