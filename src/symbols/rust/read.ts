import { isCfgTest } from '../../index/index.ts';
import type { SymbolFile } from '../facts.ts';
import type { TextFile } from '../language.ts';
import type { Project } from '../project.ts';
import { readAttributeNames } from './attribute-names.ts';
import { readAttributes } from './attributes.ts';
import { readException, readExceptionNames } from './binding-modules.ts';
import { commandsOf, readChained } from './commands.ts';
import { deprecatedAt, readComments } from './docs.ts';
import { itemsIn } from './items.ts';
import { readMacro } from './macros.ts';
import { itemsInside, outline } from './outline.ts';
import { readItem } from './read-items.ts';
import type { Reader } from './reader.ts';
import { scan } from './scan.ts';
import { defineConstant, defineSubmodule } from './submodules.ts';
import { tokenize } from './tokens.ts';

const testPath =
  /(?:^|\/)(?:tests?|benches|bench|examples?)\/|(?:^|\/)(?:tests|test_\w+|\w+_tests?|benches)\.rs$/;

/** What a Rust file says of names. */
export function readRustSymbols(file: TextFile, project: Project): SymbolFile {
  const r = readerOf(file, project);
  const { t } = r;
  const { list, next } = readAttributes(t, 0);
  const inner = list.filter((one) => one.text.startsWith('#!'));
  const conditions = inner.filter((one) => one.name === 'cfg').map((one) => one.text);
  r.place = {
    ...r.place,
    test: r.place.test || conditions.some((text) => isCfgTest(text)),
    condition: conditions.join(' '),
  };
  const items = itemsIn(t, inner.length === list.length ? next : 0, t.size);
  outline(r, items);
  readAttributeNames(r, inner);
  for (const item of items) readItem(r, item);
  readComments(r);
  r.references.sort((a, b) => a.line - b.line || a.column - b.column);
  return {
    path: file.path,
    language: 'rust',
    module: project.rustModule(file.path),
    open: false,
    definitions: r.definitions,
    aliases: r.aliases,
    references: r.references,
    commands: commandsOf(r.started),
    imports: [],
    damaged: t.damaged,
  };
}

function readerOf({ path, text }: TextFile, project: Project): Reader {
  const t = tokenize(text);
  const base = project.rustModule(path) || path;
  const crate = base.split('::')[0]!;
  const crates = project.rustCrates(path);
  const module = { path: base, names: new Map<string, string>(), stars: [] };
  return {
    t,
    path,
    base,
    crate,
    crates,
    ours: new Set([crate, ...crates.values()]),
    native: project.nativeModule(path),
    metrics: /(?:prometheus|metric)[^/]*$/.test(path),
    deprecated: deprecatedAt(text, t.comments),
    modules: new Map([[base, module]]),
    inside: new Map(),
    impls: [],
    texts: new Map(),
    classes: new Map(),
    macros: new Map(),
    exceptions: new Map(),
    rules: '',
    futures: [],
    submodule: '',
    definitions: [],
    aliases: [],
    references: [],
    started: [],
    locals: new Map(),
    undo: [],
    stars: [],
    place: { module, self: '', owner: '', within: '', test: testPath.test(path), condition: '' },
    generics: new Map(),
    impl: undefined,
    quiet: false,
    read: -1,
    guarded: false,
    depth: 0,
    value: null,
    element: null,
    parameter: null,
    passed: { at: -1, value: null },
    moduleFile: (module, written) => moduleFile(project, path, base, module, written),
    scan,
    item: readItem,
    macro: readMacro,
    chained: readChained,
    constant: defineConstant,
    pythonModule: defineSubmodule,
    exception: readException,
    exceptionsOf: readExceptionNames,
    itemsInside,
    attributes: readAttributeNames,
  };
}

/** Module of the file that a `mod` line brings in, '' where none of the usual places has one. */
function moduleFile(
  project: Project,
  file: string,
  base: string,
  module: string,
  written: string,
): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const below = module.slice(base.length + 2).replaceAll('::', '/');
  const stem = file.slice(0, -'.rs'.length);
  const places =
    written === ''
      ? [
          `${folder}${below}.rs`,
          `${folder}${below}/mod.rs`,
          `${stem}/${below}.rs`,
          `${stem}/${below}/mod.rs`,
        ]
      : [normal(`${folder}${written}`)];
  // Beside `lib.rs` and `mod.rs`, below any other file.
  if (written === '' && !/(?:^|\/)(?:mod|lib|main)\.rs$/.test(file)) places.reverse();
  const found = places.find((place) => project.paths.has(place));
  return found === undefined ? '' : project.rustModule(found);
}

/** A path without `.` and `..`. */
function normal(path: string): string {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') out.pop();
    else if (part !== '.') out.push(part);
  }
  return out.join('/');
}
