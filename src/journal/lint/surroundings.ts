import { posix } from 'node:path';
import { anchorsOf, type JournalDocument, parseDocument } from '../document/index.ts';
import { type JournalFiles, withTexts } from './files.ts';
import { lookUp, namesFrom } from './folders.ts';
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
  const names = files.names ?? namesFrom(files.paths);
  const listed = lookUp(names);
  const document = (path: string): JournalDocument | null =>
    remember(documents, path, () => {
      const text = isMarkdown(path) ? files.text(path) : null;
      return text === null ? null : parseDocument(path, text);
    });
  const seen = new Map<string, ReturnType<Surroundings['exists']>>();
  return {
    document,
    kindOf: (path) => remember(kinds, path, () => kindOf(path, document(path))),
    names: (folder) => names(trimSlash(folder)),
    exists: (path) => remember(seen, path, () => find(path, listed, files)),
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

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

const trimSlash = (folder: string): string => folder.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');

function find(
  given: string,
  listed: ReturnType<typeof lookUp>,
  files: JournalFiles,
): ReturnType<Surroundings['exists']> {
  const path = trimSlash(posix.normalize(given));
  if (path === '..' || path.startsWith('../') || given.startsWith('/')) return 'outside';
  const found = listed(path);
  // The disk is asked last: one that ignores case would call everything found.
  return found === 'none' ? files.look(path) : found;
}
