import { learningFolder } from '../journal/document/index.ts';
import { readSettings } from '../journal/lint/index.ts';
import { readLearnings } from '../journal/read/index.ts';
import { openVault } from '../journal/vault/index.ts';
import type { Learnings, LearnReport } from '../model/learn.ts';
import { applyLearnings } from '../pull/index.ts';
import { type WriteOptions, writeEntry } from './journal-write.ts';

/** A note for later pull requests, as a user gives it. */
export interface GivenLearning {
  readonly id: string;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
  readonly globs: readonly string[];
  readonly note: string;
  readonly source: string;
  /** `owner/name`; null: any repository. */
  readonly repo: string | null;
}

/** note -> entry -> write: what is worth knowing when somebody touches these paths again. UserError where it cannot be filed. */
export async function learn(given: GivenLearning, options: WriteOptions): Promise<LearnReport> {
  const write = await writeEntry({ kind: 'learning', ...given }, options);
  return reportOf(options.root, 'add', write.paths, write);
}

/** What is to be retired: its file, with or without folder and ending. */
export interface RetiredLearning {
  readonly id: string;
  readonly date: string;
  readonly file: string;
}

/** file -> entry -> write: the learning says that it holds no more, its text stays. */
export async function forgetLearning(
  given: RetiredLearning,
  options: WriteOptions,
): Promise<LearnReport> {
  const write = await writeEntry({ kind: 'retired', ...given }, options);
  return reportOf(options.root, 'forget', write.paths, write);
}

/** What is asked of the learnings. */
export interface ListedLearnings {
  readonly root: string;
  /** Only those that speak of this path; null: all. */
  readonly path: string | null;
  /** Only those of this repository and of any; null: all. */
  readonly repo: string | null;
  /** Retired ones too. */
  readonly all: boolean;
}

/** vault -> learnings, the newest first. UserError where there is no journal. */
export function listLearnings({ root, path, repo, all }: ListedLearnings): LearnReport {
  const vault = openVault(root, { requireIndex: true });
  const { learnings, unread } = read(vault);
  const meant = learnings.filter(
    (each) =>
      (all || each.status === 'active') &&
      (repo === null || each.repo === null || each.repo.toLowerCase() === repo.toLowerCase()) &&
      (path === null || applyLearnings([each], [path]).length > 0),
  );
  return {
    schema: 'dyn-audit/learn@1',
    root: vault.root,
    action: 'list',
    path,
    learnings: meant,
    unread,
    write: null,
  };
}

type Vault = ReturnType<typeof openVault>;

/** Lists and reads one folder, however large the journal is. */
function read(vault: Vault): Learnings {
  const files = vault.list(readSettings(vault.settings).ignore);
  const paths = files
    .names(learningFolder)
    .filter((name) => !name.endsWith('/'))
    .map((name) => `${learningFolder}/${name}`);
  return readLearnings({ paths, text: files.text });
}

/** What a write did, with the learning as the journal holds it now; nothing of it where it was only shown or spooled. */
function reportOf(
  root: string,
  action: LearnReport['action'],
  paths: readonly string[],
  write: LearnReport['write'],
): LearnReport {
  const vault = openVault(root, { requireIndex: true });
  const isWritten = write !== null && write.commit !== null;
  const { learnings, unread } = isWritten ? read(vault) : { learnings: [], unread: [] };
  return {
    schema: 'dyn-audit/learn@1',
    root: vault.root,
    action,
    path: null,
    learnings: learnings.filter(({ file }) => paths.includes(file)),
    unread: unread.filter(({ file }) => paths.includes(file)),
    write,
  };
}
