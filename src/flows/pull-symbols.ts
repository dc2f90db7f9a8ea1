import type { DiffFile, HunkLine } from '../model/diff.ts';
import type { ChangedSymbol } from '../model/pull.ts';
import type { Definition, SymbolFile } from '../symbols/index.ts';
import type { CallersSession } from './callers-session.ts';

/** Definitions that touch changed lines, on both sides, the innermost each; ordered by path and line. */
export async function changedSymbols(
  session: CallersSession,
  diff: readonly DiffFile[],
): Promise<ChangedSymbol[]> {
  const { base, head } = await session.own.sides();
  return diff.flatMap((file) => {
    const before = file.before === null ? undefined : base.files.get(file.before);
    const after = file.after === null ? undefined : head.files.get(file.after);
    return symbolsIn(file, before, after);
  });
}

function symbolsIn(
  diff: DiffFile,
  before: SymbolFile | undefined,
  after: SymbolFile | undefined,
): ChangedSymbol[] {
  const lines = diff.hunks.flatMap((hunk) => hunk.lines);
  const gone = touched(before, lines, '-');
  const come = touched(after, lines, '+');
  const was = byOwnPath(before);
  const is = byOwnPath(after);
  const out = new Map<string, ChangedSymbol>();
  if (after)
    for (const each of come) {
      const key = ownPath(after, each);
      out.set(key, describe(after, each, was.get(key) ?? null, false));
    }
  if (before)
    for (const each of gone) {
      const key = ownPath(before, each);
      if (out.has(key)) continue;
      const now = is.get(key);
      out.set(
        key,
        after && now ? describe(after, now, each, false) : describe(before, each, null, true),
      );
    }
  return [...out.values()].sort((a, b) => a.line - b.line);
}

function describe(
  file: SymbolFile,
  definition: Definition,
  before: Definition | null,
  removed: boolean,
): ChangedSymbol {
  return {
    name: definition.name,
    qualified_name: definition.path,
    kind: definition.kind,
    language: file.language,
    path: file.path,
    line: definition.line,
    change: removed ? 'removed' : before === null ? 'added' : 'modified',
  };
}

/** Names that stand in a function and are no scope: both count. */
const inside = new Set(['cli_flag', 'subcommand', 'env_var', 'metric', 'feature']);

/** A line like these belongs to what comes below it. */
const leads = /^\s*(@\w|#\[|\/\/\/|\/\*\*)/;

/** Lines of decorators and doc comments that may stand between one and its definition. */
const leadLength = 30;

function touched(
  file: SymbolFile | undefined,
  lines: readonly HunkLine[],
  kind: '+' | '-',
): Set<Definition> {
  const found = new Set<Definition>();
  if (!file) return found;
  for (const line of lines) {
    const at = kind === '+' ? line.new : line.old;
    if (line.kind !== kind || at === null || line.text.trim() === '') continue;
    const around = file.definitions.filter((each) => each.line <= at && at <= each.endLine);
    for (const each of around) if (inside.has(each.kind)) found.add(each);
    const inner = innermost(around.filter((each) => !inside.has(each.kind)));
    const below = leads.test(line.text) ? nextBelow(file, at, inner) : null;
    const meant = below ?? inner;
    // A line of a module that is in none of its definitions changes no symbol, unless it declares the module.
    if (meant && (meant.kind !== 'module' || meant.line === at)) found.add(meant);
  }
  return found;
}

function innermost(all: readonly Definition[]): Definition | null {
  let best: Definition | null = null;
  for (const each of all)
    if (best === null || each.endLine - each.line <= best.endLine - best.line) best = each;
  return best;
}

/** What a decorator or doc comment at a line stands before: the next definition of the same owner. */
function nextBelow(file: SymbolFile, at: number, around: Definition | null): Definition | null {
  let next: Definition | null = null;
  for (const each of file.definitions) {
    if (each.line <= at || each.line > at + leadLength || inside.has(each.kind)) continue;
    if (around !== null && each.owner !== around.path) continue;
    if (next === null || each.line < next.line) next = each;
  }
  return next;
}

/** A path below its own file: what stays when a file moves. */
function ownPath(file: SymbolFile, { kind, path }: Definition): string {
  const inFile = file.module !== '' && path.startsWith(file.module);
  return `${kind} ${inFile ? path.slice(file.module.length) : path}`;
}

function byOwnPath(file: SymbolFile | undefined): ReadonlyMap<string, Definition> {
  return new Map(file?.definitions.map((each) => [ownPath(file, each), each]));
}
