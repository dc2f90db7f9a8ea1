import { cacheVersion } from '../cache/index.ts';
import type { Needle } from '../checks/callers/index.ts';
import { type Mentions, openAnswers, openMentions, saveMentions } from '../mentions/index.ts';
import type { CallersOptions } from '../model/options.ts';
import { push } from '../model/push.ts';
import type { FileEntry } from '../model/source.ts';
import { openRange, type Range, type Tree } from '../source/index.ts';
import type { SymbolFile } from '../symbols/index.ts';
import { type LaidOut, layOutProject } from './project.ts';
import { type Between, createSearch, type Search } from './search.ts';
import { createReader, languageFor, type SymbolReader } from './symbols.ts';

/** A range of commits, laid out and ready to be asked: what several questions about one change share. */
export interface CallersSession {
  /** As `performance.now()` gave it when the opening began. */
  readonly started: number;
  readonly options: CallersOptions;
  readonly range: Range;
  readonly laidOut: LaidOut;
  readonly reader: SymbolReader;
  /** The two worlds of the range itself: what one question read, the next one finds there. */
  readonly own: Search;
  /** The worlds of the newer base; null where none was asked for. */
  readonly newer: Search | null;
  /** Paths of a tree's files that hold at least one of the needles. */
  readonly holding: (tree: Tree, needles: readonly Needle[]) => Promise<string[]>;
  /** Keeps what was learnt for the next run; a cache that cannot be written is only slower. */
  readonly save: () => void;
}

/** Opens the range that the options name; errors are those of `openRange`. */
export async function openCallers(options: CallersOptions): Promise<CallersSession> {
  const started = performance.now();
  const range = await openRange({ cwd: process.cwd(), ...options });
  const version = options.cache ? cacheVersion('') : '';
  const mentions = openMentions(range.repositoryId, version);
  const trees = [
    ...(range.against ? [range.against.before, range.against.after] : []),
    range.before,
    range.after,
  ];
  const [laidOut] = await Promise.all([
    layOutProject(trees),
    mentions.learn(range.after, readableOf(range.after)),
  ]);
  const paths = trees.map((tree) => tree.files.map((file) => file.path));
  const answers = openAnswers<SymbolFile>(
    range.repositoryId,
    'symbols',
    options.cache ? cacheVersion(paths) : '',
  );
  const reader = createReader(laidOut.project, answers);
  const searchIn = (between: Between): Search => createSearch(between, laidOut, reader);
  return {
    started,
    options,
    range,
    laidOut,
    reader,
    own: searchIn(range),
    newer: range.against ? searchIn({ ...range.against, added: range.added }) : null,
    holding: async (tree, needles) => {
      const readable = readableOf(tree);
      await mentions.learn(tree, readable);
      return holding(mentions, readable, needles);
    },
    save: () => {
      const current = new Set(range.after.files.map((file) => file.blob));
      saveMentions(range.repositoryId, version, mentions, current);
      answers.save();
    },
  };
}

/** Files that some language reads. */
export const readableOf = (tree: Tree): FileEntry[] =>
  tree.files.filter(({ path }) => languageFor(path) !== undefined);

function holding(
  mentions: Mentions,
  files: readonly FileEntry[],
  needles: readonly Needle[],
): string[] {
  const byFolder = new Map<string, string[]>();
  for (const { words, below } of needles) push(byFolder, below, words);
  const found = [...byFolder].flatMap(([below, words]) => {
    const inside = below === '' ? files : files.filter(({ path }) => path.startsWith(`${below}/`));
    return mentions.find(inside, words).map(({ path }) => path);
  });
  return [...new Set(found)];
}
