import { f, k } from './kinds.ts';
import { type ModuleView, resolveModule, resolveRelative } from './modules.ts';
import { childIn, childrenOf, type Source, textOf } from './source.ts';

/** One name of an import statement. */
export interface ImportedName {
  /** Name that the statement binds; '*' for a star. */
  readonly bound: string;
  /** What the bound name stands for; a star: the module. */
  readonly target: string;
  /** `import a.b`: the dotted name as written, whose first part is bound. */
  readonly dotted: string;
  /** The thing imported, with its last part's place. */
  readonly path: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ImportStatement {
  /** `from module import ...`: the module; its name is '' where only dots are written. */
  readonly module: { path: string; name: string; start: number; end: number } | null;
  readonly names: readonly ImportedName[];
}

function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}

function place(source: Source, node: number): { name: string; start: number; end: number } {
  const name = lastPart(textOf(source, node)).trim();
  const end = source.end[node]!;
  return { name, start: end - name.length, end };
}

function plainImport(view: ModuleView, source: Source, node: number): ImportedName {
  const alias = source.kind[node] === k.aliased_import ? childIn(source, node, f.alias) : -1;
  const named = source.kind[node] === k.aliased_import ? childIn(source, node, f.name) : node;
  const written = textOf(source, named).replace(/\s+/g, '');
  const path = resolveModule(view, written);
  const first = written.split('.')[0]!;
  return {
    ...place(source, named),
    path,
    bound: alias >= 0 ? textOf(source, alias) : first,
    target: alias >= 0 ? path : resolveModule(view, first),
    dotted: alias >= 0 ? '' : written,
  };
}

function fromImport(view: ModuleView, source: Source, node: number): ImportStatement {
  const from = childIn(source, node, f.module_name);
  if (from < 0) return { module: null, names: [] };
  const written = textOf(source, from).replace(/\s+/g, '');
  const path = written.startsWith('.')
    ? resolveRelative(view, written)
    : resolveModule(view, written);
  const names: ImportedName[] = [];
  for (const child of childrenOf(source, node)) {
    if (child === from) continue;
    if (source.kind[child] === k.wildcard_import) {
      const end = source.end[child]!;
      names.push({ bound: '*', target: path, dotted: '', path, name: '*', start: end - 1, end });
      continue;
    }
    if (source.field[child] !== f.name) continue;
    const alias = source.kind[child] === k.aliased_import ? childIn(source, child, f.alias) : -1;
    const at = place(source, alias >= 0 ? childIn(source, child, f.name) : child);
    const target = path === '' ? at.name : `${path}.${at.name}`;
    const bound = alias >= 0 ? textOf(source, alias) : at.name;
    names.push({ ...at, bound, target, dotted: '', path: target });
  }
  const at = place(source, from);
  const name = /^\.*$/.test(written) ? '' : at.name;
  return { module: { ...at, path, name }, names };
}

/** What an import statement names. */
export function readImport(view: ModuleView, source: Source, node: number): ImportStatement {
  if (source.kind[node] === k.import_from_statement) return fromImport(view, source, node);
  const names = childrenOf(source, node)
    .filter((child) => source.field[child] === f.name)
    .map((child) => plainImport(view, source, child));
  return { module: null, names };
}
