import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { addFile, crateOf, type FileFacts, readRust, type Workspace } from '../index/index.ts';

const folder = new URL('../../queries/rust/library/', import.meta.url);

interface Stub {
  readonly name: string;
  readonly text: string;
  readonly crates: readonly string[];
}

let stubs: readonly Stub[] | undefined;

/** Our declarations of std and the libraries Dynamo uses, by the crates that each file declares. */
function readStubs(): readonly Stub[] {
  stubs ??= readdirSync(folder)
    .filter((name) => name.endsWith('.rs'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return {
        name,
        text,
        crates: [...text.matchAll(/^(?:pub )?mod (\w+) \{/gm)].map((m) => m[1]!),
      };
    });
  return stubs;
}

/** Written by the build: the facts of each crate, so that a run parses no declarations and reads only what it needs. */
const built = new URL('../library/', import.meta.url);
const builtList = new URL('crates.json', built);

/** Facts of every crate that our declarations know, by its name; a large one is declared in several files. */
export function libraryFacts(): ReadonlyMap<string, readonly FileFacts[]> {
  const library = new Map<string, FileFacts[]>();
  for (const stub of readStubs()) {
    const facts = parseStub(stub);
    if (!facts) continue;
    for (const name of stub.crates)
      library.set(name, [...(library.get(name) ?? []), below(facts, name)]);
  }
  return library;
}

/** Names of the crates that the build wrote; undefined before it has. */
function readBuiltList(): ReadonlySet<string> | undefined {
  if (!existsSync(builtList)) return undefined;
  return new Set(JSON.parse(readFileSync(builtList, 'utf8')) as string[]);
}

/** Loads declarations into a workspace on demand. */
export function openLibrary(): { readonly load: (workspace: Workspace, crate: string) => void } {
  const names = readBuiltList();
  let parsed: ReadonlyMap<string, readonly FileFacts[]> | undefined;
  const factsOf = (crate: string): readonly FileFacts[] => {
    if (!names) {
      parsed ??= libraryFacts();
      return parsed.get(crate) ?? [];
    }
    // A name of the audited code becomes a path only if the build wrote a file of that name.
    if (!names.has(crate)) return [];
    return JSON.parse(readFileSync(new URL(`${crate}.json`, built), 'utf8')) as FileFacts[];
  };
  const loaded = new Set<string>();
  return {
    load: (workspace, crate) => {
      if (loaded.has(crate)) return;
      loaded.add(crate);
      for (const facts of factsOf(crate))
        addFile(workspace, crateOf(workspace, crate, new Map(), true), '', facts);
    },
  };
}

function parseStub(stub: Stub): FileFacts | undefined {
  return readRust('', '', stub.text, { tests: true, declarations: true, fileTest: false })?.facts;
}

/** Facts of one top-level module as those of a crate of its own. */
function below(facts: FileFacts, name: string): FileFacts {
  const inside = (module: string): string | undefined =>
    module === name
      ? ''
      : module.startsWith(`${name}::`)
        ? module.slice(name.length + 2)
        : undefined;
  const keep = <T extends { readonly module: string }>(list: readonly T[]): T[] =>
    list.flatMap((item) => {
      const module = inside(item.module);
      return module === undefined ? [] : [{ ...item, module }];
    });
  return {
    ...facts,
    modules: keep(facts.modules),
    uses: keep(facts.uses),
    types: keep(facts.types),
    impls: keep(facts.impls),
    fns: keep(facts.fns),
    consts: keep(facts.consts),
  };
}
