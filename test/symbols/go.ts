import type { Chain, Definition, Reference, SymbolFile } from '../../src/symbols/facts.ts';
import { go } from '../../src/symbols/languages/go.ts';
import { createProject } from '../../src/symbols/project-layout.ts';

const project = createProject({
  paths: [],
  rust: [],
  rustDeps: [],
  goMods: [{ dir: 'op', module: 'example.com/op' }],
  nativeModules: [],
  pythonRoots: [],
});

/** A file of the package example.com/op/pkg. */
export function readGo(body: string, path = 'op/pkg/a.go'): SymbolFile {
  const text = /^(\/\/.*\n+)*package /.test(body) ? body : `package pkg\n\n${body}`;
  return go.read({ path, text }, project);
}

/** A chain as one word, `@` before what is an instance, without the folders of the module. */
export function said(chain: Chain | null): string {
  if (!chain) return 'unknown';
  const root = chain.root.replace(/^example\.com\/op\//, '');
  return `${chain.instance ? '@' : ''}${root}${chain.steps.join('')}`;
}

/** Definitions as `kind path`. */
export const definitions = (file: SymbolFile): string[] =>
  file.definitions.map(({ kind, path }) => `${kind} ${path.replace('example.com/op/', '')}`);

/** The definition at a path below the module. */
export function definition(file: SymbolFile, path: string): Definition {
  const found = file.definitions.find((each) => each.path === `example.com/op/${path}`);
  if (!found) throw new Error(`${path} is not among ${definitions(file).join(', ')}`);
  return found;
}

/** References of a kind as `name -> target`, in order of their place. */
export function references(file: SymbolFile, kind: Reference['kind']): string[] {
  return file.references
    .filter((each) => each.kind === kind)
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ name, target }) => `${name} -> ${said(target)}`);
}
