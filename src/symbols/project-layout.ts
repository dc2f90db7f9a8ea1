import type { Project } from './project.ts';
import { pythonPaths } from './python-paths.ts';

/** What the manifests of a tree say, for the layout of its modules. Folders without a slash at the end, '' the root. */
export interface ProjectInput {
  readonly paths: readonly string[];
  readonly rust: readonly {
    readonly path: string;
    readonly crate: string;
    readonly module: string;
  }[];
  readonly rustDeps: readonly {
    readonly crate: string;
    readonly deps: readonly (readonly [string, string])[];
  }[];
  readonly goMods: readonly { readonly dir: string; readonly module: string }[];
  readonly nativeModules: readonly {
    readonly dir: string;
    readonly module: string;
    readonly pythonSource: string;
  }[];
  readonly pythonRoots: readonly string[];
}

/** Ties every path of a tree to the module it is. */
export function createProject(input: ProjectInput): Project {
  const crates = new Map(input.rust.map((each) => [each.path, each]));
  const dependencies = new Map(
    input.rustDeps.map(({ crate, deps }) => [crate, withItself(crate, deps)]),
  );
  const goMods = new Map(input.goMods.map(({ dir, module }) => [dir, module]));
  const native = new Map(input.nativeModules.map(({ dir, module }) => [dir, module]));
  const python = pythonPaths({
    paths: input.paths,
    sources: input.nativeModules.map((each) => each.pythonSource),
    roots: input.pythonRoots,
    native: input.nativeModules.map((each) => each.module),
  });
  return {
    paths: new Set(input.paths),
    rustModule: (path) => {
      const place = crates.get(path);
      if (!place || place.crate === '') return '';
      return place.module === '' ? place.crate : `${place.crate}::${place.module}`;
    },
    rustCrates: (path) => dependencies.get(crates.get(path)?.crate ?? '') ?? none,
    pythonModule: python.moduleOf,
    pythonImport: python.importOf,
    nativeModule: (path) => native.get(nearest(native, path) ?? '?') ?? '',
    goPackage: (path) => {
      const dir = nearest(goMods, path);
      if (dir === undefined) return '';
      const folder = path.slice(
        dir === '' ? 0 : dir.length + 1,
        Math.max(0, path.lastIndexOf('/')),
      );
      const module = goMods.get(dir)!;
      return folder === '' || module === '' ? module : `${module}/${folder}`;
    },
  };
}

const none: ReadonlyMap<string, string> = new Map();

/** A crate may be called by its own name too: `name@dir` is a key made for one of two of that name. */
function withItself(crate: string, deps: readonly (readonly [string, string])[]) {
  const isLibrary = !crate.includes('#');
  const own = isLibrary ? [[crate.replace(/@.*$/, ''), crate] as const] : [];
  return new Map([...deps, ...own]);
}

/** The nearest folder above a path that is a key; undefined for none. */
function nearest(folders: ReadonlyMap<string, string>, path: string): string | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end);
    if (folders.has(folder)) return folder;
  }
  return folders.has('') ? '' : undefined;
}
