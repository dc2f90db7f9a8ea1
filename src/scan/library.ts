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

/** Written by the build: the facts of every declaration file, so that a run need not parse them. */
const built = new URL('../library.json', import.meta.url);

/** Facts of every declaration file as JSON, by file name. */
export function libraryFacts(): Record<string, FileFacts> {
  return Object.fromEntries(
    readStubs().flatMap((stub) => {
      const facts = parseStub(stub);
      return facts ? [[stub.name, facts] as const] : [];
    }),
  );
}

function readBuilt(): Readonly<Record<string, FileFacts>> {
  return existsSync(built)
    ? (JSON.parse(readFileSync(built, 'utf8')) as Record<string, FileFacts>)
    : {};
}

/** Loads declarations into a workspace on demand. */
export function openLibrary(): { readonly load: (workspace: Workspace, crate: string) => void } {
  let known: Readonly<Record<string, FileFacts>> | undefined;
  const loaded = new Set<string>();
  return {
    load: (workspace, crate) => {
      for (const stub of readStubs()) {
        if (!stub.crates.includes(crate) || loaded.has(stub.name)) continue;
        loaded.add(stub.name);
        known ??= readBuilt();
        const facts = known[stub.name] ?? parseStub(stub);
        if (!facts) continue;
        for (const name of stub.crates)
          addFile(workspace, crateOf(workspace, name, new Map(), true), '', below(facts, name));
      }
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
