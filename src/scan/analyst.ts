import {
  addFile,
  crateOf,
  createWorkspace,
  type FileFacts,
  type ParsedFile,
  readRust,
  resolvePath,
  type Workspace,
} from '../index/index.ts';
import { auditFile } from './audit-file.ts';
import type { Brief } from './brief.ts';
import { createCrateFiles } from './crate-files.ts';
import { type CrateTable, type CrateTables, crateTable, movedTo } from './crate-table.ts';
import { implementedInText, implementedNames } from './implemented.ts';
import { openLibrary } from './library.ts';
import { type KnownFacts, unpackFacts } from './packed.ts';
import type { FileResult } from './result.ts';

export type ReadText = (
  path: string,
) => { readonly text: string; readonly blob: string } | { readonly why: string };

export interface ParsedFacts {
  readonly facts: FileFacts | undefined;
  /** Blob of what was read: it differs from the listed one when the file changed meanwhile. */
  readonly blob: string;
  readonly why: string;
  /** Nodes of its tree: how much there is to audit. */
  readonly nodes: number;
}

/** Reads and audits files in one thread: parse, learn what others parsed, audit. */
export interface Analyst {
  readonly parse: (path: string) => ParsedFacts;
  readonly learn: (facts: readonly FileFacts[]) => void;
  readonly audit: (path: string) => FileResult | undefined;
  /** Facts of files that were read only because a name reached them. */
  readonly lazy: () => readonly FileFacts[];
  /** Tables that need not be made from the facts. */
  readonly setTables: (tables: CrateTables) => void;
  readonly tables: () => CrateTables;
}

export function createAnalyst(
  brief: Brief,
  readText: ReadText,
  known: readonly KnownFacts[],
): Analyst {
  const places = new Map(brief.places.map((place) => [place.path, place]));
  const deps = new Map(brief.crates.map((info) => [info.key, new Map(info.deps)]));
  const cached = new Map(known.map((each) => [each.path, each]));
  const parsed = new Map<string, ParsedFile>();
  const facts = new Map<string, FileFacts>();
  const reached = new Map<string, FileFacts>();
  const registered = new Set<string>();
  const tables = new Map(Object.entries(brief.tables));
  const whole = new Set(brief.wholeCrates);
  const withStrays = new Set<string>();
  const files = createCrateFiles(brief.places, brief.tests, tableOf, namesIn);
  const declarations = openLibrary();

  const workspace = createWorkspace(
    (ws, crate, module) => {
      if (!files.has(crate)) return declarations.load(ws, crate);
      for (const path of files.inModule(crate, module)) register(ws, path);
    },
    (ws, type) => {
      const crate = type.scope.crate.name;
      for (const home of new Set([crate, ws.asking])) {
        for (const path of files.implementors(home, type.name)) register(ws, path);
      }
    },
  );

  /** Facts that somebody has read already. */
  function factsOf(path: string): FileFacts | undefined {
    const own = facts.get(path);
    if (own) return own;
    const entry = cached.get(path);
    if (!entry) return undefined;
    const read = unpackFacts(entry.facts);
    facts.set(path, read);
    return read;
  }

  /** Adds a file's definitions; a file nobody has parsed yet is read for its declarations only. */
  function register(ws: Workspace, path: string): void {
    if (registered.has(path)) return;
    registered.add(path);
    const place = places.get(path)!;
    let known = factsOf(path);
    if (!known) {
      const read = readText(path);
      if ('why' in read) return;
      known = readRust(path, read.blob, read.text, {
        tests: false,
        declarations: true,
        fileTest: false,
      })?.facts;
      if (!known) return;
      facts.set(path, known);
      reached.set(path, known);
    }
    const crate = crateOf(ws, place.crate, deps.get(place.crate) ?? new Map());
    addFile(ws, crate, movedTo(tableOf(place.crate), path) ?? place.module, known);
  }

  function namesIn(path: string): Iterable<string> {
    const own = facts.get(path);
    if (own) return implementedNames(own);
    const entry = cached.get(path);
    if (entry) return entry.implemented.split(' ');
    const read = readText(path);
    return 'why' in read ? [] : implementedInText(read.text);
  }

  /** Of a crate that is not read as a whole only what needs no other file is told. */
  function tableOf(crate: string): CrateTable {
    let table = tables.get(crate);
    if (!table) {
      table = crateTable(
        (whole.has(crate) ? files.of(crate) : []).flatMap((place) => {
          const own = factsOf(place.path);
          return own ? [{ place, facts: own }] : [];
        }),
      );
      tables.set(crate, table);
    }
    return table;
  }

  /** Traits are found by method name once their file is read: what a file imports is read before it is audited. */
  function demandImports(file: ParsedFile): void {
    const place = places.get(file.facts.path)!;
    const crate = workspace.crates.get(place.crate);
    const base = movedTo(tableOf(place.crate), place.path) ?? place.module;
    for (const use of file.facts.uses) {
      const scope = crate?.modules.get(
        base === '' ? use.module : use.module === '' ? base : `${base}::${use.module}`,
      );
      const found = scope && resolvePath(workspace, scope, use.path.split('::'));
      // A prelude gives out what it imports itself.
      if (!found || use.as !== '*' || !('module' in found)) continue;
      for (const inner of found.module.uses)
        resolvePath(workspace, found.module, inner.path.split('::'));
    }
  }

  function parse(path: string): ParsedFacts {
    const read = readText(path);
    if ('why' in read) return { facts: undefined, blob: '', why: read.why, nodes: 0 };
    const place = places.get(path);
    const file = readRust(path, read.blob, read.text, {
      tests: brief.tests,
      declarations: false,
      fileTest: place?.testFolder ?? false,
    });
    if (!file) {
      const why = 'the parser gave up on it (time limit)';
      return { facts: undefined, blob: read.blob, why, nodes: 0 };
    }
    parsed.set(path, file);
    facts.set(path, file.facts);
    return { facts: file.facts, blob: read.blob, why: '', nodes: file.tree.size };
  }

  return {
    parse,
    learn: (list) => {
      for (const file of list) facts.set(file.path, file);
    },
    setTables: (given) => {
      for (const [crate, table] of Object.entries(given)) tables.set(crate, table);
      files.forget();
    },
    tables: () => Object.fromEntries([...tables].filter(([crate]) => whole.has(crate))),
    lazy: () => [...reached.values()],
    audit: (path) => {
      // Another thread may have parsed it.
      if (!parsed.has(path)) parse(path);
      const file = parsed.get(path);
      const place = places.get(path);
      if (!file || !place) return undefined;
      const known = tableOf(place.crate);
      workspace.asking = place.crate;
      workspace.asked = new Set();
      if (!withStrays.has(place.crate)) {
        withStrays.add(place.crate);
        for (const stray of files.strays(place.crate)) register(workspace, stray);
      }
      workspace.demand(place.crate, place.module);
      register(workspace, path);
      demandImports(file);
      const orphan = place.crate === '' || known.orphans.includes(path);
      // A tree is read once: what it holds is in the findings now.
      parsed.delete(path);
      return auditFile({
        workspace,
        hotPaths: brief.hotPaths,
        tests: brief.tests,
        trails: brief.trails,
        symbols: brief.symbols,
        place,
        file,
        module: movedTo(known, path) ?? place.module,
        test: known.tests.includes(path) || place.testFolder,
        orphan,
        table: known,
      });
    },
  };
}
