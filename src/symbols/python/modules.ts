import type { Project } from '../project.ts';

/** What is needed to tell which module a dotted name means. */
export interface ModuleView {
  readonly path: string;
  readonly project: Project;
  readonly home: string;
  readonly resolved: Map<string, string>;
}

/** Package that the relative imports of a file start from. */
export function homeOf(path: string, module: string): string {
  if (/(^|\/)__init__\.pyi?$/.test(path)) return module;
  const dot = module.lastIndexOf('.');
  return dot < 0 ? '' : module.slice(0, dot);
}

/** Module of ours that a dotted name means: by itself, or by its longest part that is one. */
export function resolveModule(view: ModuleView, dotted: string): string {
  const known = view.resolved.get(dotted);
  if (known !== undefined) return known;
  let found = dotted;
  for (let end = dotted.length; end > 0; end = dotted.lastIndexOf('.', end - 1)) {
    const part = dotted.slice(0, end);
    const ours = view.project.pythonImport(view.path, part);
    if (ours === part) continue;
    found = ours + dotted.slice(end);
    break;
  }
  view.resolved.set(dotted, found);
  return found;
}

/** Module that `from ..x import` means; '' where the dots lead out of every package. */
export function resolveRelative(view: ModuleView, written: string): string {
  let dots = 0;
  while (written[dots] === '.') dots++;
  const rest = written.slice(dots).replace(/\s+/g, '');
  const parts = view.home === '' ? [] : view.home.split('.');
  if (dots - 1 > parts.length) return '';
  const base = parts.slice(0, parts.length - (dots - 1)).join('.');
  if (rest === '') return base;
  return base === '' ? resolveModule(view, rest) : `${base}.${rest}`;
}

const modulesOfProjects = new WeakMap<Project, ReadonlySet<string>>();

/** Every module and package of the tree. */
function modulesOf(project: Project): ReadonlySet<string> {
  const known = modulesOfProjects.get(project);
  if (known) return known;
  const out = new Set<string>();
  for (const path of project.paths) {
    if (!path.endsWith('.py') && !path.endsWith('.pyi')) continue;
    const module = project.pythonModule(path);
    for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
      const part = module.slice(0, end);
      if (out.has(part)) break;
      out.add(part);
    }
  }
  modulesOfProjects.set(project, out);
  return out;
}

/** True for a module or package of this tree. */
export function isOurModule(project: Project, dotted: string): boolean {
  return modulesOf(project).has(dotted);
}

/** True for a path below a package of this tree. */
export function isOurs(project: Project, dotted: string): boolean {
  const modules = modulesOf(project);
  const dot = dotted.indexOf('.');
  return modules.has(dot < 0 ? dotted : dotted.slice(0, dot));
}
