import type { SymbolFile } from './facts.ts';
import type { Project } from './project.ts';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/**
 * All that the rest of the program knows of a language: one file in languages/, one line in its list, its queries in
 * queries/<id>/, its fixture in test/fixtures/callers/<id>/.
 */
export interface SymbolLanguage {
  readonly id: string;
  /** True for the files it reads, by path alone. */
  readonly claims: (path: string) => boolean;
  /** What the file says of names. Text that the language does not accept gives what could be read, never an error. */
  readonly read: (file: TextFile, project: Project) => SymbolFile;
  /** Between the parts of a path. */
  readonly separator: '.' | '::';
  /**
   * Methods of the language's own types (`get`, `append`, `as_mut`): with an unknown receiver such a name tells
   * nothing about ours.
   */
  readonly common: ReadonlySet<string>;
  /** Steps that give back what they are taken from: `clone`, `unwrap`, `lock`. */
  readonly transparent: ReadonlySet<string>;
}
