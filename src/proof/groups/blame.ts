import type { Edit, Span } from '../../model/finding.ts';
import type { Diagnostic } from '../../model/proof.ts';
import { codeOnly } from './code.ts';
import type { Draft, FileEdit, Refused } from './kind.ts';
import { beforeEdits, byteOffsets, isWithin, touches } from './places.ts';
import { functionAround } from './signature.ts';

/** A file as it was checked. */
export interface Checked {
  readonly audited: string;
  readonly edits: readonly Edit[];
  readonly text: string;
}

interface Place {
  readonly path: string;
  readonly span: Span;
  readonly primary: boolean;
  readonly child: boolean;
  readonly suggestion: string | null;
}

/** A diagnostic with its places in the audited texts. */
export interface Located {
  readonly diagnostic: Diagnostic;
  readonly places: readonly Place[];
  /** What rustc refuses; undefined where it names no place that can be read. */
  readonly primary: Place | undefined;
}

export function locate(
  diagnostic: Diagnostic,
  fileOf: (path: string) => Checked | undefined,
): Located {
  const places = diagnostic.spans.flatMap((span): Place[] => {
    const file = fileOf(span.path);
    if (file === undefined) return [];
    const offset = byteOffsets(file.text);
    const range = beforeEdits(file.edits, [offset(span.byte_start), offset(span.byte_end)]);
    const { path, primary, child, suggestion } = span;
    return [{ path, span: range, primary, child, suggestion }];
  });
  return {
    diagnostic,
    places,
    primary:
      places.find((place) => place.primary && !place.child) ?? places.find((place) => !place.child),
  };
}

/** What a group has changed so far. */
export interface Suspect {
  readonly path: string;
  readonly draft: Draft;
  readonly edits: readonly FileEdit[];
}

/**
 * Whether a refusal comes from a group's change, and from which side; from the surest sign to the weakest. `null`: not as
 * far as one can see.
 */
export function blame(
  { places, primary }: Located,
  suspect: Suspect,
  textOf: (path: string) => string | undefined,
): { readonly where: Refused['where']; readonly sure: number } | null {
  if (primary === undefined) return null;
  const { path, draft, edits } = suspect;
  const here = primary.path === path;
  const names = places.some(
    (place) => place !== primary && place.path === path && isWithin(draft.target, place.span),
  );
  if (names && !(here && touches(primary.span, draft.target)))
    return { where: 'argument', sure: 4 };
  if (here && touches(primary.span, draft.target)) return { where: 'elsewhere', sure: 4 };
  const text = textOf(primary.path);
  if (text === undefined) return null;
  const calls = callsAround(text, primary.span[0]);
  if (calls[0] && isArgument(calls[0], draft)) return { where: 'argument', sure: 3 };
  if (calls.some((call) => isArgument(call, draft))) return { where: 'elsewhere', sure: 2 };
  const own = places.some((place) =>
    edits.some(
      (each) => each.path === place.path && touches([each.edit.start, each.edit.end], place.span),
    ),
  );
  if (own && !(here && draft.body !== null && isWithin(primary.span, draft.body)))
    return { where: 'elsewhere', sure: 3 };
  if (here && draft.body !== null && isWithin(primary.span, draft.body))
    return { where: 'body', sure: 2 };
  if (here && draft.function !== null && isWithin(primary.span, draft.function))
    return { where: 'elsewhere', sure: 2 };
  const around = functionAround(text, primary.span[0]);
  const near = edits.some(
    (each) =>
      each.path === primary.path &&
      around !== undefined &&
      isWithin([each.edit.start, each.edit.end], around),
  );
  if (near) return { where: 'elsewhere', sure: 1 };
  const named = new RegExp(`\\b${draft.word}\\b`).test(text.slice(...primary.span));
  return named ? { where: 'elsewhere', sure: 1 } : null;
}

interface Around {
  readonly name: string;
  /** Arguments before the offset, those of a method without its receiver. */
  readonly index: number;
  /** Called through its type: then the receiver is an argument too. */
  readonly path: boolean;
}

/** The calls in whose argument lists an offset lies, the innermost first. */
function callsAround(text: string, offset: number): Around[] {
  const found: Around[] = [];
  const code = codeOnly(text.slice(Math.max(0, offset - 4000), offset));
  let depth = 0;
  let index = 0;
  for (let at = code.length - 1; at >= 0 && depth >= 0; at--) {
    const char = code[at] ?? '';
    if (')]}'.includes(char)) depth++;
    else if ('[{'.includes(char)) depth--;
    else if (char === ',' && depth === 0) index++;
    else if (char === '(' && depth > 0) depth--;
    else if (char === '(') {
      const head = /(::\s*)?(\w+)\s*(?:::\s*<[^()]*>)?\s*$/.exec(code.slice(0, at));
      if (head?.[2] !== undefined)
        found.push({ name: head[2], index, path: head[1] !== undefined });
      index = 0;
    }
  }
  return found;
}

/** The place of an argument in the list that its function declares. */
function isArgument({ name, index, path }: Around, { word, argument }: Draft): boolean {
  if (name !== word || argument === null) return false;
  return index === argument || (path && index === argument + 1);
}
