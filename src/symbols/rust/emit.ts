import { isCfgTest, isTestAttribute } from '../../index/index.ts';
import type { CallArguments, Chain, Definition, Reference, ReferenceKind, Span } from '../facts.ts';
import type { Attribute } from './attributes.ts';
import { bodyHash, spanOf, wordAt } from './cursor.ts';
import type { Item } from './items.ts';
import type { Place, Reader } from './reader.ts';

type Told = Pick<Definition, 'kind' | 'name' | 'path'> & Partial<Definition>;

/** Records a definition whose name stands at token `at`. */
export function define(r: Reader, at: number, last: number, told: Told): void {
  const { place, t } = r;
  const end = Math.max(at, Math.min(last, t.size - 1));
  // Written out: spreading objects of many shapes took a fifth of the time a file takes.
  r.definitions.push({
    line: t.line[at]!,
    column: t.column[at]!,
    endLine: t.line[end]!,
    kind: told.kind,
    name: told.name,
    path: told.path,
    owner: told.owner ?? (place.owner === '' ? place.module.path : place.owner),
    signature: told.signature ?? null,
    gives: told.gives ?? null,
    bases: told.bases ?? [],
    open: told.open ?? false,
    visibility: told.visibility ?? 'public',
    test: told.test ?? place.test,
    deprecated: told.deprecated ?? false,
    body: told.body ?? '',
    condition: told.condition ?? place.condition,
  });
}

/** What an item's attributes, documentation and text say of its definition. */
export function traitsOf(
  r: Reader,
  item: Item,
): Pick<Definition, 'visibility' | 'deprecated' | 'body'> {
  return {
    visibility: item.visibility,
    deprecated: isDeprecated(r, item.attributes, item.start, item.keyword),
    body: bodyHash(r.t, item.keyword, item.end, item.name),
  };
}

/** `#[deprecated]`, or documentation between two tokens that starts with that word. */
export function isDeprecated(
  r: Reader,
  attributes: readonly Attribute[],
  from: number,
  to: number,
): boolean {
  if (attributes.some((attribute) => attribute.name === 'deprecated')) return true;
  if (r.deprecated.size > 0)
    for (let at = from; at <= to; at++) if (r.deprecated.has(at)) return true;
  return false;
}

/** Test code and conditions that an item's attributes put on all in it. */
export function within(
  r: Reader,
  attributes: readonly Attribute[],
): { readonly test: boolean; readonly condition: string } {
  let { test, condition } = r.place;
  for (const { name, text } of attributes) {
    if (name === 'cfg') {
      condition = condition === '' ? text : `${condition} ${text}`;
      test ||= isCfgTest(text);
    } else test ||= isTestAttribute(text);
  }
  return { test, condition };
}

/** Records a use of a name at a place of its own. */
export function referAt(
  r: Reader,
  span: Span,
  kind: ReferenceKind,
  name: string,
  target: Chain | null,
  args: CallArguments | null,
  awaited: boolean,
  doc: boolean,
): void {
  if (r.quiet) return;
  const reference: Reference = {
    kind,
    name,
    target,
    args,
    awaited,
    guarded: r.guarded,
    test: r.place.test,
    doc,
    within: r.place.within,
    line: span.line,
    column: span.column,
    endLine: span.endLine,
  };
  r.references.push(reference);
}

/** Records a use of the name that token `at` is. */
export function refer(
  r: Reader,
  kind: ReferenceKind,
  at: number,
  target: Chain | null,
  name = wordAt(r.t, at),
): void {
  if (!r.quiet) referAt(r, spanOf(r.t, at), kind, name, target, null, false, false);
}

/** Records a call of the name that token `at` is; `last` is the call's last token. */
export function referCall(
  r: Reader,
  at: number,
  last: number,
  target: Chain | null,
  args: CallArguments | null,
  awaited = false,
): void {
  if (r.quiet) return;
  referAt(r, spanOf(r.t, at, last), 'call', wordAt(r.t, at), target, args, awaited, false);
}

/** Arguments by number alone, as all of Rust's calls have them. */
export function positional(count: number): CallArguments {
  return { positional: count, keywords: [], spread: false, keywordSpread: false };
}

/** Path of an item's name: below its type, the function around it, or the module. */
export function pathBelow(place: Place, name: string): string {
  return `${ownerOf(place)}::${name}`;
}

/** Path of what an item stands in: its type, the function around it, or the module. */
export function ownerOf(place: Place): string {
  return place.owner || place.within || place.module.path;
}
