import { push } from '../../../model/push.ts';
import type { Alias, Definition, SymbolFile } from '../../../symbols/index.ts';

/** Which files make up a module, by its path; packages without files of their own have none. */
export type ModuleTable = ReadonlyMap<string, readonly string[]>;

/** The names of one state of the repository, as far as its files were read. */
export interface World {
  readonly modules: ModuleTable;
  readonly files: ReadonlyMap<string, SymbolFile>;
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly byName: ReadonlyMap<string, readonly Definition[]>;
  readonly aliases: ReadonlyMap<string, readonly Alias[]>;
  /** Modules whose public names a module offers as its own. */
  readonly stars: ReadonlyMap<string, readonly string[]>;
  /** Paths that have members. */
  readonly owners: ReadonlySet<string>;
  /** Modules in which some name cannot be seen. */
  readonly open: ReadonlySet<string>;
  /** The file of a definition. */
  readonly fileOf: (definition: Definition) => SymbolFile;
  /** Files that an answer wanted but that were not read. */
  readonly wanted: Set<string>;
  readonly add: (file: SymbolFile) => void;
  readonly memo: Map<string, unknown>;
}

/** An empty world with the modules that its tree has. */
export function createWorld(modules: ModuleTable): World {
  const files = new Map<string, SymbolFile>();
  const definitions = new Map<string, Definition[]>();
  const byName = new Map<string, Definition[]>();
  const aliases = new Map<string, Alias[]>();
  const stars = new Map<string, string[]>();
  const open = new Set<string>();
  const owners = new Set<string>();
  const homes = new Map<Definition, SymbolFile>();
  const memo = new Map<string, unknown>();
  return {
    modules,
    files,
    definitions,
    byName,
    aliases,
    stars,
    owners,
    open,
    memo,
    wanted: new Set(),
    fileOf: (definition) => {
      const file = homes.get(definition);
      if (!file) throw new Error('a definition of another world');
      return file;
    },
    add: (file) => {
      if (files.has(file.path)) return;
      memo.clear();
      files.set(file.path, file);
      if (file.open) open.add(file.module);
      for (const definition of file.definitions) {
        homes.set(definition, file);
        owners.add(definition.owner);
        push(definitions, definition.path, definition);
        push(byName, definition.name, definition);
      }
      // What a native module's stub imports, the module itself does not offer.
      if (file.path.endsWith('.pyi') && modules.get(file.module)?.some(isRust)) return;
      for (const alias of file.aliases) {
        if (alias.star) push(stars, alias.path, alias.target);
        else push(aliases, alias.path, alias);
      }
    },
  };
}

/** True for a module that Rust code builds. */
export const isNative = (world: World, module: string): boolean =>
  !module.includes('::') && (world.modules.get(module)?.some(isRust) ?? false);

const isRust = (path: string): boolean => path.endsWith('.rs');

/** True for a declaration that only repeats, for type checkers, what is defined elsewhere. */
export const isStub = (world: World, definition: Definition): boolean =>
  world.fileOf(definition).path.endsWith('.pyi');
