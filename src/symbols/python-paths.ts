import { pythonStandard } from './python-stdlib.ts';

/** Where modules of Python lie in a tree. */
export interface PythonPaths {
  readonly moduleOf: (path: string) => string;
  readonly importOf: (path: string, dotted: string) => string;
}

export interface PythonTree {
  readonly paths: readonly string[];
  /** Folders in which packages are installed from: what lies there is imported by its name from there. */
  readonly sources: readonly string[];
  /** Folders that hold packages beside scripts. */
  readonly roots: readonly string[];
  /** Modules that are built from other languages. */
  readonly native: readonly string[];
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const below = (folder: string, rest: string): string =>
  folder === '' ? rest : `${folder}/${rest}`;
const isInit = (file: string): boolean => /(^|\/)__init__\.pyi?$/.test(file);

/** Lays out the Python files of a tree. */
export function pythonPaths(tree: PythonTree): PythonPaths {
  const { files, folders } = readTree(tree.paths);
  const installed = new Set([...tree.sources, ...sourceFolders(folders)]);
  const roots = new Set([...installed, ...tree.roots, '']);
  const native = new Set(tree.native);
  const isPackage = (folder: string): boolean => isInit(files.get(folder) ?? '');
  const order = [...roots].sort((a, b) => b.length - a.length);

  const rootOf = (path: string): string => {
    let folder = folderOf(path);
    while (!roots.has(folder)) folder = folderOf(folder);
    return folder;
  };
  const dotted = (root: string, stem: string): string =>
    (root === '' ? stem : stem.slice(root.length + 1)).replaceAll('/', '.');
  const modules = new Map<string, string>();
  const moduleOf = (path: string): string => {
    let found = modules.get(path);
    if (found === undefined) {
      const stem = path.replace(/\.pyi?$/, '').replace(/(^|\/)__init__$/, '');
      const root = rootOf(path);
      // A root that is a package has its name from outside.
      const outer = stem === root ? rootOf(stem) : root;
      found = stem === path || stem === '' ? '' : dotted(outer, stem);
      modules.set(path, found);
    }
    return found;
  };

  /** The longest beginning of the parts that is a module in the folder. */
  const longest = (folder: string, parts: readonly string[]): Found | undefined => {
    for (let length = parts.length; length > 0; length--) {
      const file = files.get(below(folder, parts.slice(0, length).join('/')));
      if (file !== undefined) return { file, length };
    }
    return undefined;
  };
  const inRoots = (parts: readonly string[]): Found | undefined => {
    let best: Found | undefined;
    for (const root of order) {
      const found = longest(root, parts);
      if (found && found.length > (best?.length ?? 0)) best = found;
    }
    return best;
  };
  const namespaceIn = (parts: readonly string[]): string | undefined => {
    const rest = parts.join('/');
    const root = order.find((each) => folders.has(below(each, rest)));
    if (root === undefined) return undefined;
    const folder = below(root, rest);
    return dotted(rootOf(`${folder}/x`), folder);
  };

  /** Folders in which Python may look when it runs the files of a folder as scripts or tests, nearest first. */
  const around = new Map<string, readonly string[]>();
  const neighbours = (folder: string): readonly string[] => {
    const before = around.get(folder);
    if (before) return before;
    const out: string[] = [];
    around.set(folder, out);
    const isInstalled = installed.has(rootOf(below(folder, 'x')));
    let at = folder;
    for (;;) {
      const inside = isPackage(at);
      // Code of a package finds its neighbours by their full names only.
      if (inside && isInstalled) break;
      if (!inside) out.push(at);
      if (at === '' || (isInstalled && installed.has(at))) break;
      at = folderOf(at);
    }
    return out;
  };
  const nearby = (path: string, parts: readonly string[], standard: boolean) => {
    const folder = folderOf(path);
    const isInstalled = installed.has(rootOf(path));
    for (const each of neighbours(folder)) {
      if (standard && (each !== folder || isInstalled)) return undefined;
      const found = longest(each, parts);
      if (!found || found.file === path) continue;
      // Above an installed folder lie packages that are named like what they wrap (`vllm`, `sglang`).
      if (each !== folder && isInstalled && found.length < Math.min(2, parts.length)) continue;
      return found;
    }
    return undefined;
  };

  /** Examples start in a folder that is a package too, or put it on the path: its modules are named from there. */
  const inPackages = (path: string, parts: readonly string[]): Found | undefined => {
    if (parts.length < 2) return undefined;
    for (let at = folderOf(path); at !== ''; at = folderOf(at)) {
      if (installed.has(at)) return undefined;
      const found = isPackage(at) ? longest(at, parts) : undefined;
      if (found && found.length > 1) return found;
    }
    return undefined;
  };

  const packages = looseTops(files, isPackage, (path) => installed.has(rootOf(path)));
  const find = (path: string, parts: readonly string[]): Found | undefined => {
    const first = parts[0]!;
    if (pythonStandard.has(first)) return nearby(path, parts, true);
    const root = inRoots(parts);
    const near = nearby(path, parts, false);
    if (root && (!near || near.length <= root.length)) return root;
    if (near) return near;
    const only = packages.get(first);
    return (only === undefined ? undefined : longest(only, parts)) ?? inPackages(path, parts);
  };

  const known = new Map<string, string>();
  // Most imports are of packages that the tree has nothing of.
  const named = new Set(
    [...files.keys(), ...folders].map((each) => each.slice(each.lastIndexOf('/') + 1)),
  );
  return {
    moduleOf,
    importOf: (path, name) => {
      const key = `${folderOf(path)} ${name}`;
      // A script may be named like what it imports: that it does not mean itself holds for this file alone.
      const isOwn = name.startsWith(stemOf(path));
      const before = isOwn ? undefined : known.get(key);
      if (before !== undefined) return before;
      const parts = name.split('.');
      if (!named.has(parts[0]!)) return name;
      const isNative = parts.some((_, end) => native.has(parts.slice(0, end + 1).join('.')));
      const found = isNative ? undefined : find(path, parts);
      const own = found
        ? [moduleOf(found.file), ...parts.slice(found.length)].join('.')
        : isNative || pythonStandard.has(parts[0]!)
          ? name
          : (namespaceIn(parts) ?? name);
      if (!isOwn) known.set(key, own);
      return own;
    },
  };
}

/** A module and how many parts of a name it takes. */
interface Found {
  readonly file: string;
  readonly length: number;
}

const stemOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.pyi?$/, '');

/** Files by the path of their module (folders by their `__init__`), and folders that hold Python at any depth. */
function readTree(paths: readonly string[]) {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  for (const path of paths) {
    if (!/\.pyi?$/.test(path)) continue;
    const key = isInit(path) ? folderOf(path) : path.replace(/\.pyi?$/, '');
    const before = files.get(key);
    // A package has the word before a file of its name, and source before a stub.
    if (before === undefined || (isInit(path) && !isInit(before)) || better(path, before))
      files.set(key, path);
    for (let at = folderOf(path); at !== '' && !folders.has(at); at = folderOf(at)) folders.add(at);
  }
  return { files, folders };
}

const better = (path: string, before: string): boolean =>
  isInit(path) === isInit(before) && before.endsWith('.pyi') && path.endsWith('.py');

const sourceFolders = (folders: ReadonlySet<string>): string[] =>
  [...folders].filter((folder) => folder === 'src' || folder.endsWith('/src'));

/** Folders of packages that stand alone, by the package's name, where only one in the tree has that name. */
function looseTops(
  files: ReadonlyMap<string, string>,
  isPackage: (folder: string) => boolean,
  isInstalled: (path: string) => boolean,
): Map<string, string> {
  const out = new Map<string, string>();
  const several = new Set<string>();
  for (const [folder, file] of files) {
    if (!isInit(file) || folder === '') continue;
    const parent = folderOf(folder);
    if (parent === '' || isPackage(parent) || isInstalled(file)) continue;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (out.has(name)) several.add(name);
    out.set(name, parent);
  }
  for (const name of several) out.delete(name);
  return out;
}
