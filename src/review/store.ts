import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import { toJson } from '../model/json.ts';
import { makeFolders, replaceFile, stateFolder, withLock } from '../process/index.ts';

/** Names of the documents of one pull request. */
export const documentNames = [
  /** Last report. */
  'pr.json',
  /** Hunks that the report was made from. */
  'hunks.json',
  /** The plan; a user may edit it. */
  'review.json',
  /** Hashes of what this program wrote there: what differs is an edit. */
  'planned.json',
  'approval.json',
  /** The plan that became a draft on GitHub last: how its author changed it there is seen by it. */
  'drafted.json',
  /** What was sent to GitHub, or was about to be. */
  'sent.json',
  /** How often failed checks were started again. */
  'reruns.json',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** The folder of one pull request in the user's state. All that is written there is readable for the user alone. */
export interface PullStore {
  readonly folder: string;
  /** The parsed JSON; null where there is no such document. UserError for one that is no JSON. */
  readonly read: (name: DocumentName) => unknown;
  /** Written whole, and on the disk when it returns. */
  readonly write: (name: DocumentName, document: unknown) => void;
  readonly drop: (name: DocumentName) => void;
  /** Does something while no other process does so for this pull request; not within itself. UserError after a minute. */
  readonly locked: <T>(act: () => Promise<T>) => Promise<T>;
  /** What redaction marks are made with: equal secrets have equal marks in all reviews of this user. */
  readonly redactionKey: () => Buffer;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Beyond this a document is not ours. */
const sizeLimit = 512 * 1024 * 1024;

/**
 * Opens `$XDG_STATE_HOME/dyn-audit/reviews/<owner>__<name>/<number>/`, and makes it. `repo` is `owner/name`, in any case:
 * GitHub makes no difference. UserError for a name that is none, and for a folder that others can write to.
 */
export function openPullStore(repo: string, number: number, env: Env = process.env): PullStore {
  const [, owner, name] = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/.exec(repo) ?? [];
  if (owner === undefined || name === undefined || /^\.{1,2}$/.test(name))
    throw new UserError(`expected a repository as owner/name, got ${JSON.stringify(repo)}`);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UserError(`expected the number of a pull request, got ${number}`);
  const all = stateFolder('reviews', env);
  const folder = join(all, `${owner}__${name}`.toLowerCase(), String(number));
  makePrivate(folder);
  return {
    folder,
    read: (document) => readDocument(folder, document),
    write: (document, value) => replaceFile(join(folder, document), `${toJson(value, 2)}\n`, true),
    drop: (document) => rmSync(join(folder, document), { force: true }),
    locked: (act) => withLock(folder, act),
    redactionKey: () => readKey(join(all, 'redaction-key')),
  };
}

function makePrivate(folder: string): void {
  try {
    makeFolders(folder, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new UserError(`cannot make '${folder}' (${code}); XDG_STATE_HOME names another place`);
  }
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0)
    throw new UserError(
      `'${folder}': expected a folder of this user that nobody else can write to`,
    );
}

function readDocument(folder: string, name: DocumentName): unknown {
  const path = join(folder, name);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile() || stat.size > sizeLimit)
    throw new UserError(`'${path}': expected a file of at most ${sizeLimit} bytes`);
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(`'${path}': expected JSON, it cannot be parsed`);
  }
}

function readKey(path: string): Buffer {
  const known = keyIn(path);
  if (known !== null) return known;
  replaceFile(path, randomBytes(32), true);
  return keyIn(path) ?? randomBytes(32);
}

function keyIn(path: string): Buffer | null {
  try {
    const key = readFileSync(path);
    return key.length === 32 ? key : null;
  } catch {
    return null;
  }
}
