import type { Project } from './project.ts';
import { pythonLayout } from './python-layout.ts';

/** What the manifests of a tree say of where modules lie. */
export interface ProjectInput {
  readonly paths: readonly string[];
  /** Crate and module of each Rust file; '' for those of no crate. */
  readonly rust: readonly {
    readonly path: string;
    readonly crate: string;
    readonly module: string;
  }[];
  /** Names by which a crate calls others, to those crates. */
  readonly rustDeps: readonly {
    readonly crate: string;
    readonly deps: readonly (readonly [string, string])[];
  }[];
  readonly goMods: readonly { readonly dir: string; readonly module: string }[];
  /** Python modules that a folder's Rust code builds, and where their Python code lies. */
  readonly nativeModules: readonly {
    readonly dir: string;
    readonly module: string;
    readonly pythonSource: string;
  }[];
  /** Folders below which Python packages lie. */
  readonly pythonRoots: readonly string[];
}

/** Where modules lie in a tree, from its paths and manifests alone. */
export function createProject(input: ProjectInput): Project {
  const modules = new Map(
    input.rust
      .filter(({ crate }) => crate !== '')
      .map(({ path, crate, module }) => [path, module === '' ? crate : `${crate}::${module}`]),
  );
  const crates = new Map(input.rust.map(({ path, crate }) => [path, crate]));
  const deps = new Map(
    input.rustDeps.map(({ crate, deps: each }) => [crate, new Map([...each, [crate, crate]])]),
  );
  const natives = byDepth(input.nativeModules);
  const goMods = byDepth(input.goMods);
  const python = pythonLayout(input);
  return {
    paths: new Set(input.paths),
    rustModule: (path) => modules.get(path) ?? '',
    rustCrates: (path) => deps.get(crates.get(path) ?? '') ?? none,
    nativeModule: (path) => nearest(natives, path)?.module ?? '',
    goPackage: (path) => {
      const mod = nearest(goMods, path);
      if (!mod || mod.module === '') return '';
      const below = folderOf(path).slice(mod.dir === '' ? 0 : mod.dir.length + 1);
      return below === '' ? mod.module : `${mod.module}/${below}`;
    },
    pythonModule: python.module,
    pythonImport: python.resolve,
  };
}

const none: ReadonlyMap<string, string> = new Map();

/** The folder of a path, '' at the root. */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const byDepth = <T extends { readonly dir: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => b.dir.length - a.dir.length);

/** The first whose folder holds the path; the list has the deepest first. */
const nearest = <T extends { readonly dir: string }>(
  all: readonly T[],
  path: string,
): T | undefined => all.find(({ dir }) => dir === '' || path.startsWith(`${dir}/`));
