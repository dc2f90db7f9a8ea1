import type { Chain, Definition, Reference, SymbolFile } from '../../src/symbols/facts.ts';
import { rust } from '../../src/symbols/languages/rust.ts';
import type { Project } from '../../src/symbols/project.ts';

const modules: Readonly<Record<string, string>> = {
  'kit/src/lib.rs': 'kit',
  'kit/src/router.rs': 'kit::router',
  'kit/src/prometheus_names.rs': 'kit::prometheus_names',
  'kit/src/main.rs': 'kit_bin',
  'kit/benches/speed.rs': 'speed',
  'kit/tests/common/harness.rs': 'harness',
  'py/src/lib.rs': '_native',
};

/** A small workspace: crate `kit`, crate `other` (as `other_lib` in code), Python module `shop._native`. */
const project: Project = {
  paths: new Set(Object.keys(modules)),
  rustModule: (path) => modules[path] ?? '',
  rustCrates: () =>
    new Map([
      ['kit', 'kit'],
      ['other', 'other_lib'],
    ]),
  pythonModule: () => '',
  pythonImport: (_path, dotted) => dotted,
  nativeModule: (path) => (path.startsWith('py/') ? 'shop._native' : ''),
  goPackage: () => '',
};

/** What the reader says of a text that stands at `path`. */
export function read(text: string, path = 'kit/src/router.rs'): SymbolFile {
  return rust.read({ path, text }, project);
}

/** The definition of that path; a missing one fails the test that asks. */
export function definition(file: SymbolFile, path: string, kind?: string): Definition {
  const found = file.definitions.find(
    (one) => one.path === path && (kind === undefined || one.kind === kind),
  );
  if (!found)
    throw new Error(`no ${path} among ${file.definitions.map((one) => one.path).join(', ')}`);
  return found;
}

/** A chain in one line: `kit::A~.b()` is what method b of a value of A gives. */
export function shown(chain: Chain | null): string {
  return chain ? chain.root + (chain.instance ? '~' : '') + chain.steps.join('') : 'null';
}

/** Uses of that name and kind as `line target`. */
export function uses(file: SymbolFile, kind: Reference['kind'], name?: string): string[] {
  return file.references
    .filter((one) => one.kind === kind && (name === undefined || one.name === name))
    .map((one) => `${one.line} ${shown(one.target)}`);
}

/** Parameters in one line: `a, b?, *c`. */
export function parameters({ signature }: Definition): string {
  if (!signature) return 'null';
  const mark = { 'keyword-only': '=', rest: '*', 'keyword-rest': '**', 'positional-only': '/' };
  return signature.parameters
    .map((one) => {
      const before = one.kind === 'positional' ? '' : mark[one.kind];
      return `${before}${one.name}${one.required ? '' : '?'}`;
    })
    .join(', ');
}
