import type { Command, SymbolFile } from '../../src/symbols/facts.ts';
import type { SymbolLanguage } from '../../src/symbols/language.ts';
import type { Project } from '../../src/symbols/project.ts';

/** A tree without modules: these languages ask for none. */
const project: Project = {
  paths: new Set(),
  rustModule: () => '',
  rustCrates: () => new Map(),
  pythonModule: () => '',
  pythonImport: (_, dotted) => dotted,
  nativeModule: () => '',
  goPackage: () => '',
};

export function readWith(language: SymbolLanguage, path: string, text: string): SymbolFile {
  return language.read({ path, text }, project);
}

/** `python-module a.b in DIR: --x@3:5 --y@4:5`, doc commands with a star. */
function shown(command: Command): string {
  const { runs, program, folder, flags, doc } = command;
  const place = folder === '' ? '' : ` in ${folder}`;
  const list = flags.map(({ name, line, column }) => ` ${name}@${line}:${column}`).join('');
  return `${doc ? '*' : ''}${runs} ${program}${place}:${list}`;
}

export function commandsOf(file: SymbolFile): string[] {
  return file.commands.map(shown);
}

/** `env X 1:2 -> target`, doc references with a star. */
export function referencesOf(file: SymbolFile, kind: string): string[] {
  return file.references
    .filter((reference) => reference.kind === kind)
    .map(
      ({ name, line, column, doc, target }) =>
        `${doc ? '*' : ''}${name} ${line}:${column}${target ? ` -> ${target.root}` : ''}`,
    );
}

export function definitionsOf(file: SymbolFile, kind: string): string[] {
  return file.definitions
    .filter((definition) => definition.kind === kind)
    .map(({ name, line, column, open }) => `${name} ${line}:${column}${open ? ' open' : ''}`);
}
