import type { Confidence, FindingKind } from '../../../model/callers.ts';
import type { Project, Span, SymbolFile, SymbolLanguage } from '../../../symbols/index.ts';
import type { Broken, Sides } from '../changes/broken.ts';

/** What the rules may ask. */
export interface Question {
  readonly sides: Sides;
  readonly broken: readonly Broken[];
  readonly project: Project;
  readonly languages: ReadonlyMap<string, SymbolLanguage>;
  /** Names of the programs that the repository builds. */
  readonly executables: ReadonlySet<string>;
  /** True for a line of the head that the base does not have. */
  readonly added: (path: string, line: number) => boolean;
}

/** A place of the head that still uses what is broken. */
export interface Use {
  readonly broken: Broken;
  readonly file: SymbolFile;
  readonly at: Span & { readonly test?: boolean };
  readonly symbol: string;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly message: string;
  /** Definitions that the name may mean, as `path:line`. */
  readonly candidates: readonly string[];
  /** It counts only if one of these files once declared the option. */
  readonly once?: Once;
}

/** A question to history. */
export interface Once {
  readonly option: string;
  readonly paths: readonly string[];
}

/** One way in which a place can use what a change took away. */
export interface ReferenceRule {
  readonly id: string;
  readonly find: (question: Question) => readonly Use[];
}

/** Brokens by a key; those without one are left out. */
export function groupBroken(
  broken: readonly Broken[],
  key: (each: Broken) => string | null,
): Map<string, Broken[]> {
  const groups = new Map<string, Broken[]>();
  for (const each of broken) {
    const name = key(each);
    if (name === null) continue;
    const list = groups.get(name);
    if (list) list.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}
