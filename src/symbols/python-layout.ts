import type { ProjectInput } from './project-layout.ts';

export interface PythonLayout {
  /** Dotted module of a file; `__init__` is its package. */
  readonly module: (path: string) => string;
  /** What `dotted` means in that file, names behind the module included; unchanged where the tree has no such module. */
  readonly resolve: (path: string, dotted: string) => string;
}

/**
 * Roots of Python's names: those of the manifests, every `src` folder, the root of the tree last. A script finds its
 * neighbours too, so the folders above a file are tried after the roots.
 */
export function pythonLayout(input: ProjectInput): PythonLayout {
  const files = input.paths.filter((path) => /\.pyi?$/.test(path));
  const roots = rootsOf(input, files);
  const module = (path: string): string => {
    const root = roots.find((each) => each === '' || path.startsWith(`${each}/`)) ?? '';
    return dotted(path.slice(root === '' ? 0 : root.length + 1));
  };
  /** Folders that hold Python code at any depth, and files without their ending: what an import can name. */
  const places = new Set<string>();
  const packages = new Map<string, Set<string>>();
  const inPackage = new Set<string>();
  for (const path of files) {
    places.add(path.replace(/\.pyi?$/, ''));
    for (let up = folderOf(path); up !== '' && !places.has(up); up = folderOf(up)) places.add(up);
    if (!/\/__init__\.pyi?$/.test(path)) continue;
    const folder = folderOf(path);
    inPackage.add(folder);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const homes = packages.get(name) ?? new Set();
    packages.set(name, homes.add(folderOf(folder)));
  }
  const natives = input.nativeModules.map((each) => each.module);
  const known = new Map<string, string>();
  const resolve = (path: string, name: string): string => {
    const folder = folderOf(path);
    const key = `${folder}\n${name}`;
    let found = known.get(key);
    if (found === undefined) {
      found = find(folder, name);
      known.set(key, found);
    }
    return found;
  };

  function find(folder: string, name: string): string {
    if (natives.some((native) => name === native || name.startsWith(`${native}.`))) return name;
    const parts = name.split('.');
    let best: Match = { depth: 0, place: '' };
    for (const root of roots) {
      const match = longest(root, parts);
      if (match.depth > best.depth) best = match;
    }
    // A folder of the repository's root, such as `tests`, gives way to the script's own neighbour.
    if (best.depth === 0 || (best.depth < parts.length && isAtRoot(best.place)))
      best = neighbour(folder, parts, best);
    if (best.depth === 0 && !standard.has(parts[0]!)) {
      // A package that no manifest tells of: one whose folder stands in no other package.
      const homes = [...(packages.get(parts[0]!) ?? [])].filter(
        (home) => !inPackage.has(home) && isAtRoot(`${home}/`),
      );
      if (homes.length === 1) best = longest(homes[0]!, parts);
    }
    if (best.depth === 0) return name;
    return [module(`${best.place}.py`), ...parts.slice(best.depth)].join('.');
  }

  /**
   * What lies beside the importing file, or beside a folder above it. A module of an installed package sees no
   * neighbours but by its full name; the standard library is hidden only by the script's own folder.
   */
  function neighbour(folder: string, parts: readonly string[], other: Match): Match {
    const installed = !isAtRoot(`${folder}/`);
    if (installed && (inPackage.has(folder) || standard.has(parts[0]!))) return other;
    for (let up = folder; ; up = folderOf(up)) {
      const match = longest(up, parts);
      if (match.depth > other.depth) return match;
      if (up === '' || installed || standard.has(parts[0]!)) return other;
    }
  }

  /** How many parts of a name lead to a module below a folder. */
  function longest(folder: string, parts: readonly string[]): Match {
    let depth = 0;
    let place = folder;
    for (const part of parts) {
      const next = place === '' ? part : `${place}/${part}`;
      if (!places.has(next)) break;
      place = next;
      depth++;
    }
    return { depth, place };
  }

  const isAtRoot = (place: string): boolean =>
    !roots.some((root) => root !== '' && place.startsWith(`${root}/`));

  return { module, resolve };
}

interface Match {
  readonly depth: number;
  readonly place: string;
}

function rootsOf(input: ProjectInput, files: readonly string[]): string[] {
  const roots = new Set([
    '',
    ...input.pythonRoots,
    ...input.nativeModules.map((each) => each.pythonSource),
  ]);
  for (const path of files) {
    const at = `/${path}`.lastIndexOf('/src/');
    if (at >= 0) roots.add(path.slice(0, at + 3));
  }
  return [...roots].sort((a, b) => b.length - a.length);
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const dotted = (path: string): string =>
  path
    .replace(/\.pyi?$/, '')
    .replace(/(^|\/)__init__$/, '')
    .replaceAll('/', '.');

/** First names of the standard library that scripts are wont to have for neighbours too. */
const standard = new Set(
  `abc argparse array ast asyncio base64 bisect builtins calendar cmath code collections concurrent configparser
contextlib copy csv ctypes curses dataclasses datetime decimal difflib dis email enum errno fcntl fileinput fractions
functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword
logging lzma math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint profile pstats
pty queue random re resource runpy sched secrets select selectors shelve shlex shutil signal site socket sqlite3 ssl
stat statistics string struct subprocess sys sysconfig tempfile test textwrap threading time timeit token tokenize
trace traceback types typing unicodedata unittest urllib uuid venv warnings wave weakref xml zipfile zlib zoneinfo`.split(
    /\s+/,
  ),
);
