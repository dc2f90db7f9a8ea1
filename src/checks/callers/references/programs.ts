import { push } from '../../../model/push.ts';
import type { Command, Definition, Project, SymbolFile } from '../../../symbols/index.ts';
import type { World } from '../world/world.ts';
import type { Question } from './use.ts';

/** What a command starts, as far as the repository knows it. */
export type Program =
  | { readonly k: 'module'; readonly path: string }
  | { readonly k: 'script'; readonly path: string }
  | { readonly k: 'executable'; readonly name: string }
  /** Flags without a program. */
  | { readonly k: 'nobody' }
  /** A program of others. */
  | { readonly k: 'foreign' };

/** Who is started by a command of a file. */
export function programOf(question: Question, file: SymbolFile, command: Command): Program {
  const { project, executables } = question;
  if (command.runs === 'unknown') return { k: 'nobody' };
  if (command.runs === 'python-module') {
    const path = moduleOf(project, file.path, command);
    const known = [question.sides.base, question.sides.head].some((world) =>
      entriesOf(path).some((each) => world.modules.has(each)),
    );
    return known ? { k: 'module', path } : { k: 'foreign' };
  }
  const written = fileOf(project, file.path, command);
  if (written !== null)
    return written.endsWith('.py')
      ? { k: 'module', path: project.pythonModule(written) }
      : { k: 'script', path: written };
  return executables.has(command.program)
    ? { k: 'executable', name: command.program }
    : { k: 'foreign' };
}

/** `python -m x` in a folder finds `x` there first. */
function moduleOf(project: Project, from: string, { program, folder }: Command): string {
  const below = program.replaceAll('.', '/');
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  for (let at = 0; at < parts.length; at++) {
    const base = parts.slice(at).join('/');
    for (const path of [`${base}/${below}.py`, `${base}/${below}/__init__.py`])
      if (project.paths.has(path)) return project.pythonModule(path);
  }
  return project.pythonImport(from, program);
}

/** Everyone to whom the word at a place is passed: a variable may be handed to several programs. */
export function passedTo(
  question: Question,
  file: SymbolFile,
): (at: { readonly line: number; readonly column: number }) => readonly Program[] {
  const places = new Map<string, Program[]>();
  for (const command of file.commands) {
    const program = programOf(question, file, command);
    for (const flag of command.flags) push(places, `${flag.line}:${flag.column}`, program);
  }
  return ({ line, column }) => places.get(`${line}:${column}`) ?? [];
}

/** A script named by its path: beside the file, below one of its folders, or below the root. */
function fileOf(project: Project, from: string, { program }: Command): string | null {
  if (!/\.(py|sh)$/.test(program)) return null;
  const clean = program.replace(/^(\.{0,2}\/)+/, '');
  const folders = from.split('/').slice(0, -1);
  for (let length = folders.length; length >= 0; length--) {
    const path = [...folders.slice(0, length), clean].join('/');
    if (project.paths.has(path)) return path;
  }
  // `/workspace/components/...` in a container is the checkout's root.
  const parts = clean.split('/');
  for (let at = 1; at < parts.length - 1; at++) {
    const path = parts.slice(at).join('/');
    if (project.paths.has(path)) return path;
  }
  return null;
}

/** Modules that Python runs for `-m path`. */
const entriesOf = (path: string): string[] => [`${path}.__main__`, path];

/** True when the program's module is there. */
export const isThere = (world: World, path: string): boolean =>
  entriesOf(path).some((each) => world.modules.has(each));

/** What a program takes: the options that its modules declare, by name. */
export interface Accepted {
  readonly options: ReadonlyMap<string, readonly Definition[]>;
  /** It lets options pass that it does not know, or hands its parser to a library. */
  readonly open: boolean;
}

/** Options of all modules that a program's module imports, at any depth. */
export function acceptedBy(world: World, path: string): Accepted {
  const key = `a ${path}`;
  const known = world.memo.get(key) as Accepted | undefined;
  if (known) return known;
  const options = new Map<string, Definition[]>();
  let open = false;
  for (const file of reachedFrom(world, path))
    for (const each of file.definitions) {
      if (each.kind !== 'cli_flag' && each.kind !== 'subcommand') continue;
      if (each.open) open = true;
      const list = options.get(each.name);
      if (list) list.push(each);
      else options.set(each.name, [each]);
    }
  const accepted = { options, open };
  world.memo.set(key, accepted);
  return accepted;
}

function reachedFrom(world: World, path: string): Set<SymbolFile> {
  const reached = new Set<SymbolFile>();
  const seen = new Set<string>();
  const todo = entriesOf(path);
  for (let module = todo.pop(); module !== undefined; module = todo.pop()) {
    const found = nearestModule(world, module);
    if (found === null || seen.has(found)) continue;
    seen.add(found);
    for (const each of world.modules.get(found) ?? []) {
      const file = world.files.get(each);
      if (!file) {
        if (each.endsWith('.py')) world.wanted.add(each);
        continue;
      }
      if (file.language !== 'python') continue;
      reached.add(file);
      todo.push(...file.imports);
    }
  }
  return reached;
}

/** `a.b.name` is imported from the module `a.b`. */
function nearestModule(world: World, path: string): string | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.'))))
    if (world.modules.has(at)) return at;
  return null;
}
