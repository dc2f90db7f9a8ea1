import type { Capture } from '../../syntax/index.ts';
import { readCalls } from './calls.ts';
import { captureIn, isName } from './captures.ts';
import type { Page } from './page.ts';
import { atPath, type Uses } from './uses.ts';
import type { Values } from './values.ts';

/** Reads the imports, calls, members, types and names that a page uses. */
export function readReferences(page: Page, values: Values, uses: Uses): void {
  readImports(page, uses);
  const called = readCalls(page, values, uses);
  readMembers(page, values, uses, called);
  readTypes(page, values, uses, called);
  readNames(page, values, uses);
  readKeys(page, values, uses);
}

function readImports(page: Page, uses: Uses): void {
  page.found('reference.import').forEach((match, index) => {
    const written = captureIn(match, 'reference.import')!;
    const { path } = page.imports[index]!;
    const name = path.slice(path.lastIndexOf('/') + 1);
    uses.add('import', name, written, written.start, { target: atPath(path) });
  });
}

function readMembers(page: Page, values: Values, uses: Uses, called: ReadonlySet<number>): void {
  for (const match of page.found('reference.attribute')) {
    const name = captureIn(match, 'reference.attribute')!;
    const object = captureIn(match, 'object')!;
    readName(object, values, uses);
    if (called.has(name.start)) continue;
    const target = values.member(object, name.text);
    if (target !== 'own') uses.add('attribute', name.text, name, name.start, { target });
  }
}

function readTypes(page: Page, values: Values, uses: Uses, called: ReadonlySet<number>): void {
  const seen = new Set(called);
  for (const kind of ['type', 'struct', 'interface'])
    for (const match of page.found(`definition.${kind}`)) seen.add(captureIn(match, 'name')!.start);
  const matches = page.found('reference.type');
  // The name behind a package is found once more, alone: those with their package come first.
  for (const qualified of [true, false])
    for (const match of matches) {
      const name = captureIn(match, 'reference.type')!;
      const object = captureIn(match, 'object');
      if ((object !== undefined) !== qualified) continue;
      const isCalled = object !== undefined && seen.has(object.start);
      if (seen.has(name.start)) continue;
      seen.add(name.start);
      if (isCalled) continue;
      const written = object ? `${object.text}.${name.text}` : name.text;
      const root = values.typePath(written, name.start);
      if (root !== null) uses.add('type', name.text, name, name.start, { target: atPath(root) });
    }
}

function readNames(page: Page, values: Values, uses: Uses): void {
  const declared = declaredIn(page);
  for (const match of page.found('reference.name'))
    if (!declared.has(match[0]!.start)) readName(match[0]!, values, uses);
}

/** A name that stands for something at the top of a file of this module. */
function readName(name: Capture, values: Values, uses: Uses): void {
  if (name.text === '_' || !isName(name.text)) return;
  const found = values.meaning(name.text, name.start);
  if (found.k !== 'path') return;
  uses.add('name', name.text, name, name.start, { target: atPath(found.path) });
}

/** Where names are declared rather than used: left of `:=`. */
function declaredIn(page: Page): Set<number> {
  const out = new Set<number>();
  for (const match of page.found('local.names'))
    for (const { start } of page.outline.parts(captureIn(match, 'local.names')!)) out.add(start);
  for (const match of page.found('local.definition'))
    out.add(captureIn(match, 'local.definition')!.start);
  return out;
}

/** Keys of a literal: fields of its type, or for a map plain names. */
function readKeys(page: Page, values: Values, uses: Uses): void {
  for (const match of page.found('reference.key')) {
    const name = match[0]!;
    const open = values.literals.type(values.literals.around(name.start));
    const { name: type, elements } = page.readType(open);
    if (type !== '') {
      const target = values.ofType(open, name.start);
      const chain = target && { ...target, steps: [`.${name.text}`] };
      if (chain) uses.add('attribute', name.text, name, name.start, { target: chain });
    } else if (elements !== '') {
      readName(name, values, uses);
    }
  }
}
