import type { DiffFile } from '../model/diff.ts';
import type { Rebuild } from '../model/pull.ts';
import { isShipped, layOutCargo } from './cargo.ts';
import { folderOf, foldersAbove, isBelow, isDoc, isTest, nameOf } from './paths.ts';
import type { PullTree } from './tree.ts';

type Step = Rebuild['steps'][number];

const rustFile =
  /\.(?:rs|proto)$|(?:^|\/)(?:Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|\.cargo\/config\.toml)$/;
const imageFile =
  /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.Dockerfile$|(?:^|\/)\.dockerignore$|^container\/(?!compliance\/)/;

/** Up to so many paths are named in a reason. */
const named = 3;
const someOf = (paths: readonly string[]): string =>
  paths.length <= named
    ? paths.join(', ')
    : `${paths.slice(0, named).join(', ')} and ${paths.length - named} more`;

export interface Rebuilt {
  readonly rebuild: Rebuild;
  /** Changed files that go into the extension which every server loads. */
  readonly extension: readonly string[];
}

/** What has to be built again before the head can be run, from the paths and the manifests of the head. */
export async function whatToRebuild(files: readonly DiffFile[], tree: PullTree): Promise<Rebuilt> {
  const paths = [...new Set(files.flatMap(({ before, after }) => [before, after]))].flatMap(
    (path) => (path === null || isDoc(path) ? [] : [path]),
  );
  const rust = await rustSteps(
    paths.filter((path) => rustFile.test(path)),
    tree,
  );
  const python = await pythonSteps(paths, rust.bindings, tree);
  const images = paths.filter((path) => imageFile.test(path));
  const operator = goSteps(paths, tree);
  const image: Step[] =
    images.length === 0 ? [] : [{ what: 'container image', why: `${someOf(images)} changed` }];
  const rebuild = {
    rust: rust.steps.length > 0,
    bindings: rust.bindings,
    python: python.length > 0,
    container: image.length > 0,
    operator: operator.length > 0,
    steps: [...rust.steps, ...python, ...image, ...operator],
  };
  return { rebuild, extension: rust.extension };
}

async function rustSteps(
  paths: readonly string[],
  tree: PullTree,
): Promise<{
  readonly steps: readonly Step[];
  readonly bindings: boolean;
  readonly extension: readonly string[];
}> {
  if (paths.length === 0) return { steps: [], bindings: false, extension: [] };
  const cargo = layOutCargo(tree);
  const packages = new Map<string, string[]>();
  for (const path of paths) {
    const folder = cargo.packageOf(path);
    if (folder !== null) packages.set(folder, [...(packages.get(folder) ?? []), path]);
  }
  const all = await cargo.bindings();
  const steps: Step[] = [];
  const extension: string[] = [];
  let bindings = false;
  for (const { folder, packages: within, required } of all) {
    const why = [...packages].flatMap(([name, own]) => {
      // The root's manifest and lock file decide for its members; a binding with a lock of its own has nothing of them.
      const counts = within.has(name) || (name === '' && own.some((path) => path === 'Cargo.toml'));
      return counts ? own.filter((path) => isShipped(path, name)) : [];
    });
    if (why.length === 0) continue;
    bindings = true;
    if (required) extension.push(...why);
    steps.push({
      what: `maturin develop --uv (in ${folder})`,
      why: `${someOf(why)}: goes into the Python extension`,
    });
  }
  for (const [folder, own] of packages) {
    if (folder === '' || all.some(({ folder: binding }) => binding === folder)) continue;
    const name = await cargo.nameOf(folder);
    steps.push({
      what: name === null ? `cargo build (in ${folder})` : `cargo build -p ${name}`,
      why: `${someOf(own)} changed`,
    });
  }
  if (steps.length === 0) steps.push({ what: 'cargo build', why: `${someOf(paths)} changed` });
  return { steps, bindings, extension };
}

async function pythonSteps(
  paths: readonly string[],
  bindings: boolean,
  tree: PullTree,
): Promise<Step[]> {
  const manifests = paths.filter((path) =>
    /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|hatch_build\.py|requirements[^/]*\.txt)$/.test(
      path,
    ),
  );
  if (manifests.length > 0)
    return [
      { what: 'uv pip install -e .', why: `${someOf(manifests)}: what is installed changes` },
    ];
  const written = paths.filter((path) => /\.pyi?$/.test(path) && !isTest(path));
  const isInstalled = written.length === 0 ? () => false : await installedIn(tree);
  const sources = written.filter(isInstalled);
  if (sources.length === 0) return [];
  const again = bindings ? 'with the new extension' : 'nothing to compile';
  return [
    {
      what: 'start the servers again',
      why: `${someOf(sources)}: Python of an editable install, ${again}`,
    },
  ];
}

/** Whether a path belongs to a Python package: a script of CI, of the documents or of a chart does not. */
async function installedIn(tree: PullTree): Promise<(path: string) => boolean> {
  const projects = new Set(
    tree.files.filter((path) => nameOf(path) === 'pyproject.toml').map(folderOf),
  );
  const root = (await tree.read('pyproject.toml')) ?? '';
  const listed = /^packages\s*=\s*\[([^\]]*)\]/m.exec(root)?.[1] ?? '';
  const packages = [...listed.matchAll(/["']([^"']+)["']/g)].map(([, path]) => path!);
  return (path) => {
    const project = foldersAbove(path).find((folder) => projects.has(folder));
    if (project !== '') return project !== undefined || !path.startsWith('.');
    return packages.length === 0
      ? !path.startsWith('.')
      : packages.some((folder) => isBelow(path, folder));
  };
}

function goSteps(paths: readonly string[], tree: PullTree): Step[] {
  const modules = new Set(
    tree.files
      .filter((path) => nameOf(path) === 'go.mod')
      .map((path) => path.slice(0, -'/go.mod'.length)),
  );
  const touched = new Map<string, string[]>();
  for (const path of paths.filter((each) =>
    /\.go$|(?:^|\/)go\.(?:mod|sum)$|(?:^|\/)crd\/bases\//.test(each),
  )) {
    const module = foldersAbove(path).find((folder) => modules.has(folder));
    if (module !== undefined) touched.set(module, [...(touched.get(module) ?? []), path]);
  }
  return [...touched].map(([module, own]) => ({
    what: `go build ./... (in ${module})`,
    why: `${someOf(own)} changed`,
  }));
}
