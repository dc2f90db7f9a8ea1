import { createHash } from 'node:crypto';
import type { Change, Confidence, MissedCaller } from '../../model/callers.ts';
import { confidences } from '../../model/callers.ts';
import type { Broken } from './changes/broken.ts';
import { contextOf, isGenerated } from './context.ts';
import type { Use } from './references/use.ts';
import { lastOf } from './world/paths.ts';

/** One use and where it is, before its line is known. */
export interface Found {
  readonly use: Use;
  readonly confidence: Confidence;
}

const rank = (confidence: Confidence): number => confidences.indexOf(confidence);

/** Uses with the confidence that their place allows; none in generated files. */
export function selectUses(uses: readonly Use[]): Found[] {
  const place = ({ file, at }: Use): string => `${file.path}\n${at.line}`;
  // Where the module is gone, so is each name that the same line imports from it.
  const modules = new Set(
    uses.filter(({ broken, kind }) => broken.kind === 'module' && kind === 'import').map(place),
  );
  return mergeFound(
    uses
      .filter(
        (use) =>
          !isGenerated(use.file.path) &&
          (use.broken.kind === 'module' || use.kind !== 'import' || !modules.has(place(use))),
      )
      .map((use) => {
        // In a document even a command that is written out is only told, not run.
        const inDocs = contextOf(use.file.path, false) === 'docs';
        const confidence = inDocs && use.confidence === 'certain' ? 'likely' : use.confidence;
        return { use, confidence };
      }),
  );
}

/** Of several findings of a name on one line the surest, all in order. */
export function mergeFound(found: readonly Found[]): Found[] {
  const best = new Map<string, Found>();
  for (const each of found) {
    const { use, confidence } = each;
    // A module that is started and named in one line is one finding.
    const key = `${use.file.path}\n${use.at.line}\n${lastOf(use.symbol)}`;
    const known = best.get(key);
    if (!known || rank(confidence) < rank(known.confidence)) best.set(key, each);
  }
  return [...best.values()].sort(
    (a, b) =>
      rank(a.confidence) - rank(b.confidence) ||
      (a.use.file.path < b.use.file.path ? -1 : a.use.file.path > b.use.file.path ? 1 : 0) ||
      a.use.at.line - b.use.at.line ||
      a.use.at.column - b.use.at.column,
  );
}

const hash = (...parts: readonly string[]): string =>
  createHash('sha1').update(parts.join('\0')).digest('hex').slice(0, 16);

/** Names the change wherever it stands. */
export const changeId = (each: Broken): string =>
  hash(each.language, each.kind, each.qualified, each.change, each.path);

/** The change as the report shows it. */
export function showChange(each: Broken, since: Change['since']): Change {
  return {
    id: changeId(each),
    language: each.language,
    kind: each.kind,
    name: each.name,
    qualified_name: each.qualified,
    path: each.path,
    line: each.line,
    change: each.change,
    detail: each.detail,
    renamed_to: each.renamedTo,
    since,
  };
}

/** Findings with the text of their lines; `lineOf` gives '' where it cannot be read. */
export function showFindings(
  found: readonly Found[],
  lineOf: (path: string, line: number) => string,
): MissedCaller[] {
  const seen = new Map<string, number>();
  return found.map(({ use, confidence }) => {
    const { file, at, broken } = use;
    const text = lineOf(file.path, at.line).trim();
    const change = changeId(broken);
    const same = hash(change, file.path, use.symbol, use.kind, text);
    const count = (seen.get(same) ?? 0) + 1;
    seen.set(same, count);
    return {
      id: count === 1 ? same : hash(same, String(count)),
      change_id: change,
      path: file.path,
      line: at.line,
      column: at.column,
      end_line: at.endLine,
      symbol: use.symbol,
      kind: use.kind,
      confidence,
      context: contextOf(file.path, at.test ?? false),
      message: use.message,
      text,
      candidates: use.candidates,
    };
  });
}
