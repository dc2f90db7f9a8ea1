import type { SymbolFile } from '../facts.ts';
import type { TextFile } from '../language.ts';
import type { Project } from '../project.ts';
import { bindFile } from './bind.ts';
import { chainOf } from './chains.ts';
import { assignedAliases, definitionsOf } from './collect.ts';
import { homeOf, isOurs } from './modules.ts';
import type { Reading, Scope } from './scopes.ts';
import { type Source, sourceOf } from './source.ts';
import type { Output } from './visit.ts';
import { walkFile } from './walk.ts';

const testPath = /(^|\/)tests?\/|(^|\/)(test_[^/]*|conftest|[^/]*_test)\.pyi?$/;

function rootScope(source: Source, module: string): Scope {
  return {
    kind: 'module',
    start: 0,
    end: source.size,
    node: -1,
    above: null,
    depth: 0,
    names: new Map(),
    path: module,
    within: '',
    owner: null,
    elsewhere: new Map(),
    returns: [],
    yields: [],
  };
}

function readingOf(file: TextFile, project: Project, source: Source): Reading {
  const module = project.pythonModule(file.path);
  return {
    path: file.path,
    source,
    project,
    module,
    home: homeOf(file.path, module),
    test: testPath.test(file.path),
    root: rootScope(source, module),
    scopes: new Map(),
    bodies: new Map(),
    items: [],
    classes: [],
    stars: [],
    modules: new Map(),
    resolved: new Map(),
    offered: new Set(),
    chainOf,
  };
}

/** Names may be there that the file does not show. */
function isOpen(reading: Reading): boolean {
  if (reading.root.names.get('__getattr__')?.origins[0]?.form === 'function') return true;
  return reading.stars.some(({ module, offered }) => offered && !isOurs(reading.project, module));
}

/** What a Python file says of names. */
export function readPython(file: TextFile, project: Project): SymbolFile {
  const source = sourceOf(file.text);
  const module = project.pythonModule(file.path);
  const out: Output = {
    definitions: [],
    aliases: [],
    references: [],
    commands: [],
    imports: new Set(),
  };
  const shown = { path: file.path, language: 'python', module };
  if (!source) return { ...shown, ...out, open: true, imports: [], damaged: true };
  const reading = readingOf(file, project, source);
  bindFile(reading);
  for (const each of definitionsOf(reading)) out.definitions.push(each);
  walkFile(reading, out);
  for (const each of assignedAliases(reading)) out.aliases.push(each);
  return {
    ...shown,
    ...out,
    open: isOpen(reading),
    imports: [...out.imports],
    damaged: source.damaged,
  };
}
