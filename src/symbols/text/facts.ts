import type {
  Chain,
  Command,
  Definition,
  Reference,
  ReferenceKind,
  Span,
  SymbolFile,
} from '../facts.ts';
import type { Project } from '../project.ts';
import type { Source } from './source.ts';

/** What has been read of a file so far. */
export interface Found {
  readonly definitions: Definition[];
  readonly references: Reference[];
  readonly commands: Command[];
  readonly imports: string[];
  damaged: boolean;
}

/** Reads a text of another language that stands in a file; false when no one reads that language. */
export type Embedded = (
  tag: string,
  source: Source,
  reading: Reading,
  /** Folder in which a script starts. */
  folder?: string,
) => boolean;

/** What a reader of a text must know of the file around it. */
export interface Reading {
  readonly path: string;
  readonly test: boolean;
  /** The text is prose or a comment. */
  readonly doc: boolean;
  /** How deep texts are nested in texts. */
  readonly depth: number;
  readonly found: Found;
  readonly embedded: Embedded;
  readonly project: Project;
}

/** Texts within texts within texts: more is no one's manifest. */
const deepest = 6;

/** A reading of a file that has not begun. */
export function readingOf(path: string, project: Project, embedded: Embedded): Reading {
  const test = /(^|\/)(tests?|testdata|__tests__)\//.test(path);
  const found = { definitions: [], references: [], commands: [], imports: [], damaged: false };
  return { path, test, doc: false, depth: 0, found, embedded, project };
}

/** The reading of a text within the text; undefined where the nesting is too deep. */
export function deeper(reading: Reading, doc = reading.doc): Reading | undefined {
  if (reading.depth >= deepest) return undefined;
  return { ...reading, doc, depth: reading.depth + 1 };
}

/** The file as its reader hands it on. */
export function symbolFile(language: string, reading: Reading): SymbolFile {
  const { definitions, references, commands, imports, damaged } = reading.found;
  return {
    path: reading.path,
    language,
    module: '',
    open: false,
    definitions,
    aliases: [],
    references,
    commands,
    imports,
    damaged,
  };
}

/** Notes the use of a name. */
export function refer(
  reading: Reading,
  kind: ReferenceKind,
  name: string,
  span: Span,
  options: {
    readonly target?: Chain | null;
    readonly within?: string;
    readonly doc?: boolean;
  } = {},
): void {
  reading.found.references.push({
    kind,
    name,
    ...span,
    target: options.target ?? null,
    args: null,
    awaited: false,
    guarded: false,
    test: reading.test,
    doc: options.doc ?? reading.doc,
    within: options.within ?? '',
  });
}

/** Notes a flag or variable that the file defines. */
export function define(
  reading: Reading,
  kind: 'cli_flag' | 'env_var',
  name: string,
  span: Span,
  open: boolean,
): void {
  reading.found.definitions.push({
    kind,
    name,
    path: name,
    owner: reading.path,
    ...span,
    signature: null,
    gives: null,
    bases: [],
    open,
    visibility: 'public',
    test: reading.test,
    deprecated: false,
    body: '',
    condition: '',
  });
}
