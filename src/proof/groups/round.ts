import { oneLine } from '../../model/one-line.ts';
import type { Diagnostic } from '../../model/proof.ts';
import { blame, type Checked, type Located, locate } from './blame.ts';
import type { Build } from './build.ts';
import { type Entry, extend, spanOf } from './entry.ts';
import type { FileEdit, Refused } from './kind.ts';
import { touches } from './places.ts';
import type { GroupsRequest } from './request.ts';

/** What the errors of one check make of the groups. */
export interface RoundResult {
  readonly entries: readonly Entry[];
  readonly refused: ReadonlyMap<string, string>;
  /** Errors that no group explains. */
  readonly strays: readonly Diagnostic[];
  readonly changed: boolean;
}

/** Gives each error to the group that it comes from, which mends the place or is given up. */
export function answerErrors(
  entries: readonly Entry[],
  diagnostics: readonly Diagnostic[],
  made: Build,
  { textOf }: Pick<GroupsRequest, 'textOf'>,
): RoundResult {
  const alive = new Map(entries.map((entry) => [entry.group.id, entry]));
  const refused = new Map<string, string>();
  const mended = new Map<string, FileEdit[]>();
  const strays: Diagnostic[] = [];
  const fileOf = (path: string): Checked | undefined =>
    made.files.get(path) ?? untouched(textOf(path));
  const culprits = diagnostics.map((diagnostic) => {
    const located = locate(diagnostic, fileOf);
    return { located, found: culprit(located, entries, textOf) };
  });
  // The surest first: what they mend explains the others at the same place.
  const sureness = (each: (typeof culprits)[number]): number => each.found?.sure ?? 0;
  for (const { located, found } of culprits.sort((a, b) => sureness(b) - sureness(a))) {
    const entry = found && alive.get(found.id);
    if (found === undefined) strays.push(located.diagnostic);
    if (found === undefined || entry === undefined) continue;
    const { primary } = located;
    const known = mended.get(found.id) ?? [];
    // One place is refused once more for each target and each macro that it passes.
    if (known.some((each) => each.path === primary?.path && touches(spanOf(each), primary.span)))
      continue;
    const answer = entry.kind.mend(entry.scene, refusedPlace(located, found.where, textOf));
    const next = typeof answer === 'object' && answer.length > 0 ? extend(entry, answer) : answer;
    if (typeof next === 'object' && 'edits' in next) {
      alive.set(found.id, next);
      mended.set(found.id, [...known, ...(typeof answer === 'object' ? answer : [])]);
    } else {
      alive.delete(found.id);
      const words = wordsOf(located, textOf);
      refused.set(found.id, typeof next === 'string' ? `${next} (${words})` : words);
    }
  }
  return {
    entries: [...alive.values()],
    refused,
    strays,
    changed: refused.size > 0 || mended.size > 0,
  };
}

function untouched(text: string | undefined): Checked | undefined {
  return text === undefined ? undefined : { audited: text, edits: [], text };
}

/** The group that an error comes from: the surest, then the first. */
function culprit(located: Located, entries: readonly Entry[], textOf: GroupsRequest['textOf']) {
  let best: { id: string; where: Refused['where']; sure: number } | undefined;
  for (const { group, draft, edits } of entries) {
    const found = blame(located, { path: group.path, draft, edits }, textOf);
    if (found !== null && found.sure > (best?.sure ?? 0)) best = { id: group.id, ...found };
  }
  return best;
}

function refusedPlace(
  { places, primary }: Located,
  where: Refused['where'],
  textOf: GroupsRequest['textOf'],
): Refused {
  const path = primary?.path ?? '';
  return {
    path,
    span: primary?.span ?? [0, 0],
    text: textOf(path) ?? '',
    suggestions: places.flatMap(({ path: file, span, suggestion }) =>
      suggestion === null
        ? []
        : [{ path: file, edit: { start: span[0], end: span[1], text: suggestion } }],
    ),
    where,
  };
}

/** `E0308: mismatched types at src/a.rs:12`. */
function wordsOf({ diagnostic, primary }: Located, textOf: GroupsRequest['textOf']): string {
  const { code, message } = diagnostic;
  const line = primary && textOf(primary.path)?.slice(0, primary.span[0]).split('\n').length;
  const place = primary === undefined || line === undefined ? '' : ` at ${primary.path}:${line}`;
  return oneLine(`${code === null ? '' : `${code}: `}${message}${place}`, 300);
}
