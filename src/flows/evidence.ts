import {
  type Broken,
  changeId,
  type Found,
  showChange,
  showFindings,
} from '../checks/callers/index.ts';
import type { Change, MissedCaller } from '../model/callers.ts';
import { type Commit, lastCommit, lastCommitWith, type Range } from '../source/index.ts';

/** Findings that history bears out, and which commit made each change. */
export interface Evidence {
  readonly kept: readonly Found[];
  /** By the id of the change. */
  readonly since: ReadonlyMap<string, Commit>;
}

/** No change adds as many words that no program takes: beyond this, history is not asked. */
const mostQuestions = 40;

/** Asks history when what is missed went, and drops what never was. */
export async function askHistory(range: Range, found: readonly Found[]): Promise<Evidence> {
  const to = range.after.name === 'WORKTREE' ? 'HEAD' : range.after.name;
  const asked = new Map<string, Promise<Commit | null>>();
  const ask = (key: string, question: () => Promise<Commit | null>): Promise<Commit | null> => {
    const known = asked.get(key) ?? (asked.size < mostQuestions ? question() : null);
    if (known === null) return Promise.resolve(null);
    asked.set(key, known);
    return known;
  };
  const since = new Map<string, Commit>();
  const kept = await Promise.all(
    found.map(async (each) => {
      const { broken, once } = each.use;
      const commit = once
        ? await ask(`${once.text}\n${once.paths}`, () =>
            lastCommitWith(range.root, range.mergeBase, once.text, once.paths),
          )
        : await ask(broken.path, () => lastCommit(range.root, range.mergeBase, to, broken.path));
      if (commit) since.set(changeId(broken), commit);
      return once && !commit ? [] : [each];
    }),
  );
  return { kept: kept.flat(), since };
}

/** Findings with the text of their lines. */
export async function withLines(range: Range, found: readonly Found[]): Promise<MissedCaller[]> {
  const paths = new Set(found.map(({ use }) => use.file.path));
  const { files } = await range.after.read(range.after.files.filter(({ path }) => paths.has(path)));
  const lines = new Map(files.map(({ path, text }) => [path, text.split('\n')]));
  return showFindings(found, (path, line) => lines.get(path)?.[line - 1] ?? '');
}

/** All changes that are told of: those that have findings, and those that follow from no larger one. */
export function showChanges(
  broken: readonly Broken[],
  found: readonly Found[],
  since: ReadonlyMap<string, Commit>,
): Change[] {
  const shown = new Map<string, Broken>();
  for (const { use } of found) shown.set(changeId(use.broken), use.broken);
  for (const each of broken) if (!each.implied) shown.set(changeId(each), each);
  return [...shown].map(([id, each]) => showChange(each, since.get(id) ?? null));
}
