import type {
  Chain,
  Command,
  Definition,
  Reference,
  ReferenceKind,
  Signature,
  SymbolFile,
} from '../../src/symbols/facts.ts';
import { python } from '../../src/symbols/languages/python.ts';
import type { Project } from '../../src/symbols/project.ts';

const tree = [
  'src/app/__init__.py',
  'src/app/core.py',
  'src/app/jobs/__init__.py',
  'src/app/jobs/runner.py',
  'src/app/jobs/helpers.py',
  'tools/plot.py',
  'tools/shapes.py',
];

function moduleOf(path: string): string {
  return path
    .replace(/^src\//, '')
    .replace(/\.pyi?$/, '')
    .replace(/(^|\/)__init__$/, '')
    .replaceAll('/', '.');
}

const modules = new Set(tree.map(moduleOf));

/** A small tree: a package below src/, and scripts in tools/ that import each other by bare name. */
const project: Project = {
  paths: new Set(tree),
  rustModule: () => '',
  rustCrates: () => new Map(),
  pythonModule: moduleOf,
  pythonImport: (path, dotted) => {
    const beside = [...moduleOf(path).split('.').slice(0, -1), dotted].join('.');
    return !modules.has(dotted) && modules.has(beside) ? beside : dotted;
  },
  nativeModule: () => '',
  goPackage: () => '',
};

export function read(text: string, path = 'src/app/jobs/runner.py'): SymbolFile {
  return python.read({ path, text }, project);
}

/** `a.b.C! .client ()`: the root, `!` for an instance, the steps. */
export function chain(value: Chain | null): string {
  if (!value) return '-';
  return [value.root + (value.instance ? '!' : ''), ...value.steps].join(' ');
}

const marks = {
  'positional-only': '/',
  positional: '',
  'keyword-only': 'k:',
  rest: '*',
  'keyword-rest': '**',
};

/** `a, b=, *args, k:c`: parameters by name, `=` where they may be left out. */
export function parameters(signature: Signature | null): string {
  if (!signature) return 'none';
  const shown = signature.parameters.map(({ name, kind, required }) => {
    const optional = !required && !kind.endsWith('rest');
    return `${marks[kind]}${name}${optional ? '=' : ''}`;
  });
  return shown.join(', ');
}

/** The one definition of that path; a flag's path is its name. */
export function defined(file: SymbolFile, path: string): Definition {
  const found = file.definitions.filter((each) => each.path === path);
  if (found.length !== 1) throw new Error(`${found.length} definitions of ${path}`);
  return found[0]!;
}

export function names(file: SymbolFile, kind: Definition['kind']): string[] {
  return file.definitions.filter((each) => each.kind === kind).map(({ name }) => name);
}

/** Uses of one kind: `line:column name -> target`. */
export function uses(file: SymbolFile, kind: ReferenceKind): string[] {
  return file.references
    .filter((each) => each.kind === kind)
    .map(({ line, column, name, target }) => `${line}:${column} ${name} -> ${chain(target)}`);
}

export function targets(file: SymbolFile, kind: ReferenceKind): string[] {
  return file.references.filter((each) => each.kind === kind).map(({ target }) => chain(target));
}

export function use(file: SymbolFile, kind: ReferenceKind, name: string): Reference {
  const found = file.references.filter((each) => each.kind === kind && each.name === name);
  if (found.length !== 1) throw new Error(`${found.length} uses of ${name} as ${kind}`);
  return found[0]!;
}

/** `python-module app.core: --a --b`. */
export function commands(file: SymbolFile): string[] {
  return file.commands.map(shownCommand);
}

function shownCommand({ runs, program, folder, flags, words }: Command): string {
  const started = [runs, program, ...words].filter((part) => part !== '').join(' ');
  const place = folder === '' ? '' : ` in ${folder}`;
  return `${started}${place}: ${flags.map(({ name }) => name).join(' ')}`;
}
