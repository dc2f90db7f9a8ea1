import {
  type Broken,
  changeId,
  type Found,
  type Once,
  showChange,
  showFindings,
} from '../checks/callers/index.ts';
import type { Change, MissedCaller } from '../model/callers.ts';
import {
  type Commit,
  lastCommit,
  lastCommitWith,
  type Range,
  revisionTree,
} from '../source/index.ts';
import type { Project } from '../symbols/index.ts';
import { languageFor } from './symbols.ts';

/** Findings that history bears out, and which commit made each change. */
export interface Evidence {
  readonly kept: readonly Found[];
  /** By the id of the change. */
  readonly since: ReadonlyMap<string, Commit>;
}

/** No change adds as many words that no program takes: beyond this, history is not asked. */
const mostQuestions = 40;

/** Asks history when what is missed went, and drops what never was. */
export async function askHistory(
  range: Range,
  found: readonly Found[],
  project: Project,
): Promise<Evidence> {
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
        ? await ask(`${once.option}\n${once.paths}`, () => lastDeclared(range, once, project))
        : await ask(broken.path, () => lastCommit(range.root, range.mergeBase, to, broken.path));
      if (commit) since.set(changeId(broken), commit);
      return once && !commit ? [] : [each];
    }),
  );
  return { kept: kept.flat(), since };
}

/** The commit before the range that took an option out of its parser; null where no parser ever had it. */
async function lastDeclared(
  { root, mergeBase }: Range,
  { option, paths }: Once,
  project: Project,
): Promise<Commit | null> {
  const commit = await lastCommitWith(root, mergeBase, `"${option}"`, paths);
  if (!commit) return null;
  const parent = await revisionTree(root, `${commit.commit}^`).catch(() => null);
  const asked = new Set(paths);
  const { files } =
    (await parent?.read(parent.files.filter(({ path }) => asked.has(path)))) ?? none;
  const declared = files.some(({ path, text }) =>
    languageFor(path)
      ?.read({ path, text }, project)
      .definitions.some((each) => each.kind === 'cli_flag' && each.name === option),
  );
  return declared ? commit : null;
}

const none = { files: [] };

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
