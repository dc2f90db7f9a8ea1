import type { Source } from '../text/index.ts';
import type { Assignment, Script, Word } from './model.ts';
import type { Page } from './words.ts';

/** Where in a script the walk is. */
export interface Position {
  readonly page: Page;
  readonly script: Script;
  folder: string;
  within: string;
  loops: number;
  /** Assignments that belong to a command or declaration met before them. */
  readonly roles: Map<number, 'prefix' | 'export' | 'local'>;
  /** Words of a command that stand behind its redirections. */
  readonly late: Map<number, number[]>;
}

/** A script of which nothing is known yet. */
export function emptyScript(source: Source): Script {
  return {
    source,
    invocations: [],
    values: new Map(),
    functions: new Map(),
    assignments: [],
    exported: new Set(),
    reads: [],
    heredocs: [],
    comments: [],
    options: [],
    damaged: false,
  };
}

/** Notes that a name gets a value. */
export function note(script: Script, assignment: Assignment): void {
  if (/^[A-Za-z_]\w*$/.test(assignment.name)) script.assignments.push(assignment);
}

/** The values of a variable, to add to. */
export function valuesOf(script: Script, name: string): Word[][] {
  let values = script.values.get(name);
  if (!values) {
    values = [];
    script.values.set(name, values);
  }
  return values;
}
