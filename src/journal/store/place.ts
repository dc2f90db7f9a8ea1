import { realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { type Git, openGit } from './git.ts';

/** Where a journal and its repository's own folders lie. All paths are absolute and real. */
export interface Place {
  /** The journal's folder: the work tree's or one below it. */
  readonly root: string;
  /** What git puts before a path of the journal: empty, or with a slash at its end. */
  readonly prefix: string;
  /** This work tree's git folder: HEAD, the index. */
  readonly gitFolder: string;
  /** Ours below it: intents, spool. */
  readonly state: string;
  /** Ours in the folder that all work trees share: locks. */
  readonly shared: string;
  readonly index: string;
  readonly git: Git;
  /** Of the repository, keys in lower case as git gives them; the last value wins. */
  readonly config: ReadonlyMap<string, string>;
}

/** Finds the repository of a journal. A folder that is in none is a UserError. */
export async function findPlace(folder: string): Promise<Place> {
  const root = realFolder(folder);
  const git = openGit(root);
  const found = await git.try([
    'rev-parse',
    '--absolute-git-dir',
    '--git-common-dir',
    '--is-inside-work-tree',
    '--show-prefix',
  ]);
  const [gitFolder, common, inside, prefix] = found.stdout.split('\n');
  if (found.code !== 0 || !gitFolder || !common)
    throw new UserError(
      `expected the journal to be a git repository, got ${folder} (dyn-journal init begins one)`,
    );
  if (inside !== 'true')
    throw new UserError(`expected a repository with a work tree, got ${folder}`);
  const real = realpathSync(gitFolder);
  return {
    root,
    prefix: prefix ?? '',
    gitFolder: real,
    state: join(real, 'dyn-journal'),
    shared: join(realpathSync(resolve(root, common)), 'dyn-journal'),
    index: join(real, 'index'),
    git,
    config: await readConfig(git),
  };
}

function realFolder(folder: string): string {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new UserError(`expected a folder, there is none at ${folder}`);
  return realpathSync(folder);
}

async function readConfig(git: Git): Promise<Map<string, string>> {
  const listed = await git.try([
    'config',
    '-z',
    '--get-regexp',
    '^(remote|branch)\\.|^(commit\\.gpgsign|core\\.sshcommand|core\\.bare)$|^filter\\..*\\.(clean|process)$',
  ]);
  const config = new Map<string, string>();
  for (const item of listed.stdout.split('\0')) {
    const [key, ...value] = item.split('\n');
    if (key) config.set(key, value.join('\n'));
  }
  return config;
}
