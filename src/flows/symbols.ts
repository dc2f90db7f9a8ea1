import type { ModuleTable, World } from '../checks/callers/index.ts';
import type { Answers } from '../mentions/index.ts';
import type { FileEntry, SkippedFile } from '../model/source.ts';
import type { Tree } from '../source/index.ts';
import { languages, type Project, type SymbolFile } from '../symbols/index.ts';

/** Reads files into worlds; what one world read of a file, another is given. */
export interface SymbolReader {
  /** Adds the files to the world; those that are there already, or that no language reads, are passed over. */
  readonly read: (tree: Tree, world: World, paths: Iterable<string>) => Promise<void>;
  /** Files that could not be read, or only in part. */
  readonly skipped: ReadonlyMap<string, SkippedFile>;
}

/** The language that reads a path, or none. */
export const languageFor = (path: string) => languages.find((language) => language.claims(path));

/** A reader for one layout of the project. */
export function createReader(project: Project, answers: Answers<SymbolFile>): SymbolReader {
  const known = new Map<string, SymbolFile>();
  const skipped = new Map<string, SkippedFile>();
  const entries = new Map<Tree, ReadonlyMap<string, FileEntry>>();
  const entriesOf = (tree: Tree): ReadonlyMap<string, FileEntry> => {
    let found = entries.get(tree);
    if (!found) {
      found = new Map(tree.files.map((each) => [each.path, each]));
      entries.set(tree, found);
    }
    return found;
  };
  return {
    skipped,
    read: async (tree, world, paths) => {
      const listed = entriesOf(tree);
      const unread: FileEntry[] = [];
      for (const path of paths) {
        const entry = listed.get(path);
        if (!entry || world.files.has(path) || skipped.has(path)) continue;
        const key = `${entry.blob} ${path}`;
        const facts = known.get(key) ?? answers.get(key);
        if (!facts) {
          unread.push(entry);
          continue;
        }
        known.set(key, facts);
        world.add(facts);
      }
      if (unread.length === 0) return;
      const { files, skipped: none } = await tree.read(unread);
      for (const each of none) skipped.set(each.path, each);
      for (const { path, blob, text } of files) {
        const language = languageFor(path);
        if (!language) continue;
        const facts = language.read({ path, text }, project);
        known.set(`${blob} ${path}`, facts);
        answers.put(`${blob} ${path}`, facts);
        world.add(facts);
      }
    },
  };
}

/** Which files make up each module of a tree; the packages above a Python module are modules too. */
export function modulesOf(tree: Tree, project: Project): ModuleTable {
  const table = new Map<string, string[]>();
  const put = (module: string, path: string) => {
    if (module === '') return;
    const list = table.get(module);
    if (list) list.push(path);
    else table.set(module, [path]);
  };
  for (const { path } of tree.files) {
    if (path.endsWith('.rs')) {
      put(project.rustModule(path), path);
      put(project.nativeModule(path), path);
    } else if (path.endsWith('.go')) put(project.goPackage(path), path);
    else if (/\.pyi?$/.test(path)) {
      const module = project.pythonModule(path);
      put(module, path);
      for (let up = parent(module); up !== ''; up = parent(up))
        if (!table.has(up)) table.set(up, []);
    }
  }
  return table;
}

const parent = (module: string): string => module.slice(0, Math.max(0, module.lastIndexOf('.')));
