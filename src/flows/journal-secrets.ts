import { isMarkdown, type JournalFiles } from '../journal/lint/index.ts';
import type { JournalSettings, Secret } from '../model/journal.ts';
import { findSecrets, privateNames, secretValues } from '../redaction/index.ts';

/** Gives the places of secrets and private names in each of the texts. */
export type SecretFinder = (texts: readonly string[]) => Promise<readonly (readonly Secret[])[]>;

/** Secrets of the environment, and names that the private folders hold. */
export interface KnownSecrets {
  readonly values: readonly string[];
  readonly names: readonly string[];
}

/** What is known by its value or its name before any file is looked at. */
export function knownSecrets(
  files: JournalFiles,
  { private_folders }: JournalSettings,
  env: Readonly<Record<string, string | undefined>>,
): KnownSecrets {
  const folders = private_folders.map((folder) => folder.replace(/\/+$/, ''));
  const texts = folders.flatMap((folder) =>
    markdownBelow(files, folder).flatMap((path) => files.text(path) ?? []),
  );
  return { values: secretValues(env), names: privateNames(texts) };
}

/** Asks folder by folder where it can: the private ones are a small part of a journal. */
function markdownBelow(files: JournalFiles, folder: string): readonly string[] {
  const { names } = files;
  if (names === undefined)
    return files.paths.filter((path) => path.startsWith(`${folder}/`) && isMarkdown(path));
  return names(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (name.endsWith('/')) return markdownBelow(files, path.slice(0, -1));
    return isMarkdown(path) ? [path] : [];
  });
}

/** Looks for what the patterns know, and for what is known. */
export const secretFinder =
  (known: KnownSecrets): SecretFinder =>
  (texts) =>
    findSecrets(texts, known);

/** Looks for all that the journal and the environment let know. */
export const createSecretFinder = (
  files: JournalFiles,
  settings: JournalSettings,
  env: Readonly<Record<string, string | undefined>>,
): SecretFinder => secretFinder(knownSecrets(files, settings, env));

/** The places in each of the files, by path. */
export async function secretsIn(
  files: JournalFiles,
  paths: readonly string[],
  find: SecretFinder,
): Promise<ReadonlyMap<string, readonly Secret[]>> {
  const texts = paths.flatMap((path) => {
    const text = isMarkdown(path) ? files.text(path) : null;
    return text === null ? [] : [{ path, text }];
  });
  const found = await find(texts.map(({ text }) => text));
  return new Map(texts.map(({ path }, at) => [path, found[at] ?? []]));
}
