import { readdirSync, readFileSync } from 'node:fs';
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
      return { name, text, crates: [...text.matchAll(/^(?:pub )?mod (\w+) \{/gm)].map((m) => m[1]!) };
    });
  return stubs;
}

/** Facts of every declaration file as JSON, by file name: for the cache. */
export function libraryFacts(): Record<string, string> {
  return Object.fromEntries(readStubs().map((stub) => [stub.name, JSON.stringify(parseStub(stub))]));
}

/** Loads declarations into a workspace on demand; `known` holds facts from the cache by file name. */
export function openLibrary(known: Readonly<Record<string, string>>): { readonly load: (workspace: Workspace, crate: string) => void } {
  const loaded = new Set<string>();
  return {
    load: (workspace, crate) => {
      for (const stub of readStubs()) {
        if (!stub.crates.includes(crate) || loaded.has(stub.name)) continue;
        loaded.add(stub.name);
        const cached = known[stub.name];
        const facts = cached === undefined ? parseStub(stub) : (JSON.parse(cached) as FileFacts);
        if (!facts) continue;
        for (const name of stub.crates) addFile(workspace, crateOf(workspace, name, new Map(), true), '', below(facts, name));
      }
    },
  };
}

function parseStub(stub: Stub): FileFacts | undefined {
  return readRust('', '', stub.text, { tests: true, declarations: true, fileTest: false })?.facts;
}

/** Facts of one top-level module as those of a crate of its own. */
function below(facts: FileFacts, name: string): FileFacts {
  const inside = (module: string): string | undefined => (module === name ? '' : module.startsWith(`${name}::`) ? module.slice(name.length + 2) : undefined);
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
