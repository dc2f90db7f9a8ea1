import { posix } from 'node:path';
import { anchorsOf, type JournalDocument, parseDocument } from '../document/index.ts';
import { type JournalFiles, withTexts } from './files.ts';
import { isMarkdown, kindOf } from './kinds.ts';
import type { DocumentKind, Surroundings } from './rule.ts';

/** What rules ask of the journal, worked out when it is first asked for and then kept. */
export interface Around extends Surroundings {
  /** The same journal after some texts changed; what does not depend on them is kept. */
  with(texts: ReadonlyMap<string, string>): Around;
  /** Lets a document go; it is read again should it be asked for. */
  forget(path: string): void;
}

interface Kept {
  readonly documents: Map<string, JournalDocument | null>;
  readonly kinds: Map<string, DocumentKind>;
  readonly anchors: Map<string, ReadonlySet<string>>;
}

const noAnchors: ReadonlySet<string> = new Set();

/** `lastCommits`: days by top-level folder. */
export function surround(
  files: JournalFiles,
  lastCommits: ReadonlyMap<string, string>,
  kept: Kept = { documents: new Map(), kinds: new Map(), anchors: new Map() },
): Around {
  const { documents, kinds, anchors } = kept;
  const tree = lazily(() => readTree(files.paths));
  const document = (path: string): JournalDocument | null =>
    remember(documents, path, () => {
      const text = isMarkdown(path) ? files.text(path) : null;
      return text === null ? null : parseDocument(path, text);
    });
  const seen = new Map<string, ReturnType<Surroundings['exists']>>();
  return {
    document,
    kindOf: (path) => remember(kinds, path, () => kindOf(path, document(path))),
    names: (folder) => tree().names.get(trimSlash(folder)) ?? [],
    exists: (path) =>
      tree().files.has(path) ? 'file' : remember(seen, path, () => find(path, tree(), files)),
    forget: (path) => void documents.delete(path),
    sizeOf: (path) => files.size(path),
    lastCommit: (folder) => lastCommits.get(folder.split('/')[0] ?? '') ?? null,
    anchors: (path) =>
      remember(anchors, path, () => {
        const found = document(path);
        return found === null ? noAnchors : anchorsOf(found);
      }),
    with: (texts) => {
      const without = <T>(known: ReadonlyMap<string, T>) =>
        new Map([...known].filter(([path]) => !texts.has(path)));
      return surround(withTexts(files, texts), lastCommits, {
        documents: without(documents),
        kinds: without(kinds),
        anchors: without(anchors),
      });
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

interface Tree {
  /** Names by folder, `''` is the root. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlySet<string>;
  /** Paths in lower case: of files, and of folders without a slash. */
  readonly lower: ReadonlySet<string>;
}

function readTree(paths: readonly string[]): Tree {
  const names = new Map<string, string[]>([['', []]]);
  const lower = new Set<string>();
  const add = (path: string, name: string): void => {
    lower.add(path.toLowerCase());
    const folder = folderOf(path);
    const siblings = names.get(folder);
    if (siblings !== undefined) {
      siblings.push(name);
      return;
    }
    names.set(folder, [name]);
    add(folder, `${folder.slice(folder.lastIndexOf('/') + 1)}/`);
  };
  for (const path of paths) add(path, path.slice(path.lastIndexOf('/') + 1));
  for (const siblings of names.values()) siblings.sort();
  return { names, files: new Set(paths), lower };
}

const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
};

const trimSlash = (folder: string): string => folder.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');

function find(given: string, tree: Tree, files: JournalFiles): ReturnType<Surroundings['exists']> {
  const path = trimSlash(posix.normalize(given));
  if (path === '..' || path.startsWith('../') || given.startsWith('/')) return 'outside';
  if (tree.files.has(path)) return 'file';
  if (tree.names.has(path)) return 'folder';
  // Before the disk is asked: one that ignores case would call it found.
  if (tree.lower.has(path.toLowerCase())) return 'case';
  return files.look(path);
}
