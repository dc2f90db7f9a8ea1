import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesIn, git } from './vault.mjs';

/** Begins every line that is somebody else's work. */
export const foreignLine = 'Foreign:';

/** Every entry once, in its writer's order in each file, one commit each, and none with a byte of anybody else. */
export function checkEntries(root, commit, wanted) {
  const problems = [];
  const found = entriesIn(root, commit);
  const counts = new Map();
  for (const title of found) counts.set(title, (counts.get(title) ?? 0) + 1);
  for (const title of wanted) {
    const count = counts.get(title) ?? 0;
    if (count !== 1) problems.push(`${title} is there ${count} times`);
  }
  if (counts.size !== wanted.length)
    problems.push(`${counts.size} entries, expected ${wanted.length}`);
  const log = git(
    root,
    'log',
    '--reverse',
    '--format=%x00%H %s%n%(trailers:key=Journal-Op,valueonly)',
    '-p',
    commit,
  );
  const order = [];
  for (const text of log.split('\0').slice(1)) {
    const [head, op] = text.split('\n');
    if (!op) continue;
    order.push(op);
    if (text.includes(`\n+${foreignLine}`) || text.includes(`\n-${foreignLine}`))
      problems.push(`commit ${head} carries somebody else's lines`);
    const titles = [...text.matchAll(/^\+## [\d-]+: (.*)$/gm)].map(([, title]) => title);
    if (titles.length !== 1 || titles[0] !== op) problems.push(`commit ${head} carries ${titles}`);
    if (/^-[^-]/m.test(text.replace(/^-(last-updated|\|).*$/gm, '')))
      problems.push(`commit ${head} takes lines away`);
  }
  if (new Set(order).size !== order.length) problems.push('an entry has several commits');
  const last = new Map();
  for (const op of order) {
    const writer = op.slice(0, op.lastIndexOf('-'));
    if (last.has(writer) && last.get(writer) >= op) problems.push(`${op} is out of order`);
    last.set(writer, op);
  }
  return problems;
}

/** Somebody's staged and unstaged lines are where they were, and nothing of ours is left uncommitted. */
export function checkForeign(root) {
  const problems = [];
  const holds = (text, line, where) => {
    if (!text.includes(`${foreignLine} ${line}\n`)) problems.push(`${line} is not ${where}`);
  };
  holds(git(root, 'show', ':staged.md'), 'staged', 'staged');
  holds(git(root, 'show', ':shared/INDEX.md'), 'staged in shared', 'staged');
  holds(readFileSync(join(root, 'shared/INDEX.md'), 'utf8'), 'unstaged in shared', 'in its file');
  holds(readFileSync(join(root, 'INDEX.md'), 'utf8'), 'unstaged in the registry', 'in its file');
  holds(readFileSync(join(root, 'untracked.md'), 'utf8'), 'untracked', 'in its file');
  for (const args of [['diff', '--cached'], ['diff']]) {
    const changed = git(root, ...args, '-U0')
      .split('\n')
      .filter((line) => /^[+-](?![+-])/.test(line));
    const other = changed.filter((line) => !line.startsWith(`+${foreignLine}`) && line.length > 1);
    if (other.length > 0)
      problems.push(`${args.join(' ')} has ${JSON.stringify(other.slice(0, 5))}`);
  }
  return problems;
}

/** Names of records of ours that are not finished. */
export function unfinished(root) {
  return ['pending', 'spool'].flatMap((folder) => {
    try {
      return readdirSync(join(root, '.git/dyn-journal', folder)).map((name) => `${folder}/${name}`);
    } catch {
      return [];
    }
  });
}
