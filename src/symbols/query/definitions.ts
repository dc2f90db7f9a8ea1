import type { ChangeKind } from '../../model/callers.ts';
import type { Capture, QueryMatch } from '../../syntax/index.ts';
import type { Chain, Definition, Signature, Span } from '../facts.ts';
import { bodyHash } from './body.ts';
import { captureIn } from './captures.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';
import type { Values } from './values.ts';

/** Kinds of captures to kinds of changes, where they differ. */
const kinds: Readonly<Record<string, ChangeKind>> = {
  function: 'function',
  method: 'method',
  class: 'class',
  struct: 'struct',
  interface: 'trait',
  enum: 'enum',
  type: 'type',
  field: 'field',
  const: 'const',
  variable: 'const',
  module: 'module',
  macro: 'macro',
};

export interface Defined {
  readonly definitions: readonly Definition[];
  /** Functions and methods by where they stand, in order. */
  readonly functions: readonly (Range & { readonly path: string })[];
}

/** A definition that others may stand in. */
interface Around extends Range {
  readonly path: string;
  readonly bases: string[];
}

/** Reads all that a page defines for others; what stands inside a function is nobody else's. */
export function readDefinitions(page: Page, values: Values): Defined {
  const definitions: Definition[] = [];
  const functions: (Range & { path: string })[] = [];
  const open: Around[] = [];
  const deprecated = deprecatedLines(page);
  for (const { kind, match, whole } of inOrder(page)) {
    while (open.length > 0 && !holds(open[open.length - 1]!, whole)) open.pop();
    if (page.scopes.inside(whole)) continue;
    const around = open[open.length - 1];
    const base = captureIn(match, 'base');
    if (base && around) around.bases.push(values.typePath(base.text, base.start) ?? '?');
    const name = captureIn(match, 'name');
    if (!kind || !name || name.text === '_') continue;
    const receiver = captureIn(match, 'receiver');
    const owner = receiver ? receiverPath(page, values, receiver) : (around?.path ?? page.module);
    if (owner === null) continue;
    const path = pathOf(page, owner, name.text);
    const bases = kind === 'type' ? underlying(match, values) : [];
    if (kind === 'function' || kind === 'method')
      functions.push({ start: whole.start, end: whole.end, path });
    const definition: Definition = {
      kind,
      name: name.text,
      path,
      owner,
      ...spanOf(whole, name),
      signature: signatureOf(page, match, receiver !== undefined || around !== undefined),
      gives: givenBy(page, values, match),
      bases,
      open: captureIn(match, 'open') !== undefined,
      visibility: page.hooks.visibility(name.text),
      test: page.test,
      deprecated: deprecated.has(whole.line - 1),
      body: bodyOf(page, match, whole, name),
      condition: page.condition,
    };
    definitions.push(definition);
    for (const other of otherNames(page, match, definition)) definitions.push(other);
    open.push({ start: whole.start, end: whole.end, path, bases });
  }
  return { definitions, functions };
}

interface Item {
  /** Undefined for a base alone. */
  readonly kind: ChangeKind | undefined;
  readonly match: QueryMatch;
  readonly whole: Capture;
}

/** Definitions and bases as they stand in the file, the outer ones first. */
function inOrder(page: Page): Item[] {
  const items: Item[] = page
    .found('base')
    .map((match) => ({ kind: undefined, match, whole: match[0]! }));
  for (const [name, kind] of Object.entries(kinds))
    for (const match of page.found(`definition.${name}`))
      items.push({ kind, match, whole: captureIn(match, `definition.${name}`)! });
  return items.sort((a, b) => a.whole.start - b.whole.start || b.whole.end - a.whole.end);
}

/** True for what is inside; two names of one declaration are beside each other. */
function holds(outer: Range, { start, end }: Range): boolean {
  return outer.end > start && (outer.start !== start || outer.end !== end);
}

function spanOf(whole: Capture, name: Capture): Span {
  return { line: name.line, column: name.column, endLine: Math.max(whole.endLine, name.line) };
}

function pathOf(page: Page, owner: string, name: string): string {
  return owner === '' ? name : `${owner}${page.hooks.separator}${name}`;
}

function partsOf(page: Page, list: Range | undefined): string[] {
  if (!list) return [];
  return page.outline.parts(list).map(({ start, end }) => page.text.slice(start, end));
}

/** Path of the type that a method belongs to. */
function receiverPath(page: Page, values: Values, receiver: Capture): string | null {
  const [self] = page.hooks.readParameters(partsOf(page, receiver));
  return self ? values.typePath(self.type, receiver.start) : null;
}

/** A type that is made from another one has its members, or some of them. */
function underlying(match: QueryMatch, values: Values): string[] {
  const body = captureIn(match, 'body');
  const path = body ? values.typePath(body.text, body.start) : null;
  return path === null ? [] : [path];
}

function signatureOf(page: Page, match: QueryMatch, isMember: boolean): Signature | null {
  const parameters = captureIn(match, 'parameters');
  if (!parameters) return null;
  return {
    parameters: page.hooks.readParameters(partsOf(page, parameters)),
    returns: captureIn(match, 'result')?.text ?? '',
    async: false,
    receiver: isMember ? 'instance' : 'none',
    generics: page.hooks.countGenerics(partsOf(page, captureIn(match, 'generics'))),
    access: 'call',
  };
}

/** The value that a field or constant holds, or that a function gives first. */
function givenBy(page: Page, values: Values, match: QueryMatch): Chain | null {
  const result = captureIn(match, 'result');
  if (result) {
    const parts = partsOf(page, result);
    return values.ofType(page.hooks.firstResult(result.text, parts), result.start);
  }
  const type = captureIn(match, 'type');
  if (type) return values.ofType(type.text, type.start);
  const list = captureIn(match, 'values');
  if (!list) return null;
  const before = page.outline.parts({ start: match[0]!.start, end: captureIn(match, 'name')!.end });
  const value = page.outline.parts(list)[before.length - 1];
  return value ? values.chain(value) : null;
}

/** What has a text of its own: functions with a body, types, constants with a value. */
function bodyOf(page: Page, match: QueryMatch, whole: Range, name: Capture): string {
  if (!captureIn(match, 'body') && !captureIn(match, 'values')) return '';
  const range = { start: name.end, end: whole.end };
  return bodyHash(page.outline, range, name.text, page.comments);
}

/** A field is also known by the names that its tag gives it. */
function otherNames(page: Page, match: QueryMatch, field: Definition): Definition[] {
  const tag = captureIn(match, 'tag');
  if (!tag) return [];
  return page.hooks.fieldNames(page.hooks.unquote(tag.text)).map(({ name, part }) => ({
    ...field,
    name,
    path: pathOf(page, field.owner, part),
    line: tag.line,
    column: tag.column,
    endLine: tag.endLine,
    visibility: 'public',
  }));
}

/** Last lines of the comments that say of what follows that it is deprecated. */
function deprecatedLines(page: Page): Set<number> {
  const out = new Set<number>();
  for (const { text, line, endLine, start, column } of page.comments) {
    const alone = page.text.slice(start - column + 1, start).trim() === '';
    if (alone && (out.has(line - 1) || /^\W*deprecated:/im.test(text))) out.add(endLine);
  }
  return out;
}
