import type { WorkspacePackage } from '../../model/proof.ts';
import { push } from '../../model/push.ts';

/** One test program of a package, and the modules of it that changed. */
export interface Touched {
  readonly package: WorkspacePackage;
  /** `--lib`, or `--bin name`. */
  readonly target: readonly string[];
  /** Paths like `store::inner`; '' for the root of the crate. */
  readonly modules: readonly string[];
}

const libraryKinds = new Set(['lib', 'rlib', 'dylib', 'cdylib', 'staticlib', 'proc-macro']);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Which test programs hold the changed files. Files of no library and no program (tests, benches) are not looked at. */
export function touchedBy(
  paths: Iterable<string>,
  packages: readonly WorkspacePackage[],
): readonly Touched[] {
  const found = new Map<string, { touched: Omit<Touched, 'modules'>; module: string }[]>();
  for (const path of [...paths].sort()) {
    const place = placeOf(path, packages);
    if (place)
      push(found, `${place.touched.package.name} ${place.touched.target.join(' ')}`, place);
  }
  return [...found.values()].map((places) => ({
    ...places[0]!.touched,
    modules: [...new Set(places.map(({ module }) => module))].sort(),
  }));
}

function placeOf(path: string, packages: readonly WorkspacePackage[]) {
  const owner = packages
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
  if (!owner) return undefined;
  const code = owner.targets.filter(({ kinds }) =>
    kinds.some((k) => k === 'bin' || libraryKinds.has(k)),
  );
  // A program's own file, else the library before a program whose folder it lies in.
  const target =
    code.find((each) => each.path === path) ??
    code
      .filter((each) => path.startsWith(folderOf(each.path)))
      .sort(
        (a, b) =>
          folderOf(b.path).length - folderOf(a.path).length || Number(isBin(a)) - Number(isBin(b)),
      )[0];
  if (!target) return undefined;
  const args = isBin(target) ? ['--bin', target.name] : ['--lib'];
  const module = path === target.path ? '' : moduleBelow(folderOf(target.path), path);
  return { touched: { package: owner, target: args }, module };
}

const isBin = ({ kinds }: WorkspacePackage['targets'][number]): boolean => kinds.includes('bin');

function moduleBelow(folder: string, path: string): string {
  return path
    .slice(folder.length)
    .replace(/\.rs$/, '')
    .replace(/(^|\/)mod$/, '')
    .split('/')
    .join('::');
}
