import { folderOf, foldersAbove, isBelow, normalise } from './paths.ts';
import type { PullTree } from './tree.ts';

/** Cargo packages as far as they decide what is built again: only a few lines of their manifests are looked at. */
export interface CargoLayout {
  /** Folder of the package that a path belongs to; null outside of every one. */
  readonly packageOf: (path: string) => string | null;
  /** Name of the package of a folder; null for a workspace that is none. */
  readonly nameOf: (folder: string) => Promise<string | null>;
  /** Folders of Python extension modules (a maturin project), each with all packages of the repository that go into it. */
  readonly bindings: () => Promise<readonly Binding[]>;
}

export interface Binding {
  readonly folder: string;
  readonly packages: ReadonlySet<string>;
  /** Whether the repository's own Python package cannot do without it: every server loads it. */
  readonly required: boolean;
}

const most = 400;
/** Of a manifest, in characters. */
const longest = 64 * 1024;

/** Where Cargo packages lie in a tree. Manifests are read when they are first asked for. */
export function layOutCargo(tree: PullTree): CargoLayout {
  const folders = new Set(
    tree.files
      .filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'))
      .map((path) => path.slice(0, -'/Cargo.toml'.length)),
  );
  const texts = new Map<string, Promise<string>>();
  const manifest = (folder: string): Promise<string> => {
    const path = folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`;
    const known = texts.get(path) ?? tree.read(path).then((text) => (text ?? '').slice(0, longest));
    texts.set(path, known);
    return known;
  };
  return {
    packageOf: (path) => foldersAbove(path).find((folder) => folders.has(folder)) ?? null,
    nameOf: async (folder) => nameIn(await manifest(folder)),
    bindings: async () => {
      const projects = tree.files
        .filter((path) => path.endsWith('/pyproject.toml'))
        .map((path) => folderOf(path))
        .filter((folder) => folders.has(folder));
      // Asked for at once: a reader of git can answer them together.
      const [root, ...texts] = await Promise.all([
        tree.read('pyproject.toml'),
        ...projects.map((folder) => tree.read(`${folder}/pyproject.toml`)),
        ...[...folders].slice(0, most).map(manifest),
      ]);
      const asked = dependenciesIn((root ?? '').slice(0, longest));
      const found: Binding[] = [];
      for (const [i, folder] of projects.entries()) {
        const text = (texts[i] ?? '').slice(0, longest);
        if (!/build-backend\s*=\s*"maturin"|^\[tool\.maturin\]/m.test(text)) continue;
        const name = nameIn(text);
        const required = name !== null && asked.has(name);
        found.push({ folder, packages: await reach(folder, folders, manifest), required });
      }
      return found;
    },
  };
}

const nameIn = (manifest: string): string | null =>
  /^\s*name\s*=\s*"([\w.-]+)"/m.exec(manifest)?.[1] ?? null;

/** Names that `[project] dependencies` of a Python project asks for; its extras are left out. */
function dependenciesIn(text: string): ReadonlySet<string> {
  const list = /^dependencies\s*=\s*\[([\s\S]*?)^\]/m.exec(text)?.[1] ?? '';
  return new Set([...list.matchAll(/["']([\w.-]+)/g)].map(([, name]) => name!));
}

/** The packages that one is built from, itself among them. */
async function reach(
  start: string,
  folders: ReadonlySet<string>,
  manifest: (folder: string) => Promise<string>,
): Promise<ReadonlySet<string>> {
  const seen = new Set([start]);
  const queue = [start];
  for (let folder = queue.pop(); folder !== undefined && seen.size < most; folder = queue.pop()) {
    const text = await manifest(folder);
    const own = pathsIn(text, folder);
    const root = foldersAbove(`${folder}/`).find((each) => each !== folder && folders.has(each));
    const shared = root === undefined ? [] : inherited(text, await manifest(root), root);
    for (const next of [...own, ...shared])
      if (folders.has(next) && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
  }
  return seen;
}

const entry = /^\s*([\w-]+)\s*=\s*\{[^}\n]*\bpath\s*=\s*"([^"\n]+)"/gm;

/** Folders that dependencies of a manifest lie in; test dependencies go into nothing that is shipped. */
function pathsIn(text: string, folder: string): string[] {
  const shipped = text.replace(/^\[(?:[^\]\n]*\.)?dev-dependencies[^\]\n]*\][^[]*/gm, '');
  const inline = [...shipped.matchAll(entry)].map(([, , path]) => path!);
  const tables = [
    ...shipped.matchAll(
      /^\[(?:[^\]\n]*\.)?(?:build-)?dependencies\.[\w-]+\][^[]*?^path\s*=\s*"([^"\n]+)"/gm,
    ),
  ].map(([, path]) => path!);
  return [...inline, ...tables].flatMap((path) => {
    const found = normalise(`${folder}/${path}`);
    return found === null ? [] : [found];
  });
}

/** Folders of what a manifest takes over from its workspace: `name = { workspace = true }`. */
function inherited(text: string, workspace: string, root: string): string[] {
  const names = new Set(
    [
      ...text.matchAll(
        /^\s*([\w-]+)(?:\.workspace\s*=\s*true|\s*=\s*\{[^}\n]*workspace\s*=\s*true)/gm,
      ),
    ].map(([, name]) => name!),
  );
  return [...workspace.matchAll(entry)].flatMap(([, name, path]) => {
    const found = names.has(name!) ? normalise(`${root}/${path}`) : null;
    return found === null ? [] : [found];
  });
}

/** Whether a file of a package goes into the library, and not only into its tests, benches or examples. */
export const isShipped = (path: string, folder: string): boolean =>
  !['tests', 'benches', 'examples'].some((name) =>
    isBelow(path, folder === '' ? name : `${folder}/${name}`),
  );
