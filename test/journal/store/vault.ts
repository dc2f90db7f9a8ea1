import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openStore, type Store, type StoreOptions } from '../../../src/journal/store/index.ts';
import type {
  Entry,
  FileEdit,
  JournalSettings,
  WorklogEntry,
  WriteReport,
} from '../../../src/model/journal.ts';
import { makeTemporary } from './temporary.ts';

process.env.GIT_CONFIG_GLOBAL = '/dev/null';
process.env.GIT_CONFIG_SYSTEM = '/dev/null';

const columns: JournalSettings['columns'] = {
  registry: { project: ['Project'], last_active: ['Last Active'], description: ['Description'] },
  reviews: { pr: ['PR'], title: ['Title'] },
};

export const registry =
  '---\ntype: registry\n---\n\n| Project | Last Active | Description |\n| --- | --- | --- |\n';

export function git(root: string, ...args: string[]): string {
  const result = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

export function put(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

export function nameUser(root: string): void {
  git(root, 'config', 'user.name', 'Somebody');
  git(root, 'config', 'user.email', 'somebody@example.com');
}

/** A repository with a registry and these files in its first commit. */
export function makeVault(files: Readonly<Record<string, string>> = {}): string {
  const root = makeTemporary('test');
  git(root, 'init', '-q', '-b', 'main');
  nameUser(root);
  put(root, { 'INDEX.md': registry, ...files });
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'begin');
  return root;
}

/** A bare remote of a vault, and a second clone of it. */
export function makeRemote(root: string): { readonly bare: string; readonly other: string } {
  const folder = makeTemporary('remote');
  const bare = join(folder, 'remote.git');
  const other = join(folder, 'other');
  git(folder, 'clone', '-q', '--bare', root, bare);
  git(root, 'remote', 'add', 'origin', bare);
  git(root, 'fetch', '-q');
  git(root, 'branch', '-q', '-u', 'origin/main');
  git(folder, 'clone', '-q', bare, other);
  nameUser(other);
  return { bare, other };
}

export function worklog(id: string, more: Partial<WorklogEntry> = {}): WorklogEntry {
  const common = { kind: 'worklog', date: '2026-08-11', project: 'p', file: null } as const;
  return { ...common, id, title: id, body: 'What was found.', ...more };
}

/** A small plan: a worklog appends to the project's log and brings its row in the registry up to date. */
export const options: StoreOptions = {
  columns,
  check: async () => {},
  plan: async (entry: Entry) => ({ edits: editsOf(entry), subject: `p: ${entry.id}` }),
};

function editsOf(entry: Entry): FileEdit[] {
  if (entry.kind === 'project')
    return [
      { kind: 'create', path: `${entry.project}/INDEX.md`, text: `# ${entry.description}\n` },
    ];
  if (entry.kind === 'benchmark')
    return entry.artifacts.map(({ path, blob, mode }) => ({
      kind: 'blob',
      path: `${entry.project}/${entry.slug}/${path}`,
      blob,
      mode,
    }));
  if (entry.kind !== 'worklog') throw new Error(`no plan for ${entry.kind}`);
  const path = entry.file ?? `${entry.project}/WORKLOG.md`;
  const block = `## ${entry.date}: ${entry.title}\n\n${entry.body}`;
  return [
    { kind: 'append', path, head: '# Log', block },
    {
      kind: 'row',
      path: 'INDEX.md',
      table: 'registry',
      key: 'project',
      cells: { project: entry.project, last_active: entry.date },
    },
  ];
}

export async function open(root: string, more: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore(root, { ...options, ...more });
}

/** Writes one entry without a push, waiting two seconds at most. */
export async function write(root: string, entry: Entry, push = false): Promise<WriteReport> {
  const store = await open(root);
  return store.write({ entry, push, pushOthers: false, dryRun: false, waitMs: 2000 });
}

export async function heal(root: string, push = false) {
  return (await open(root)).doctor({ push, pushOthers: false, waitMs: 2000 });
}
