import type { ChangeKind } from '../../model/callers.ts';
import type { Chain, Definition, Signature } from '../facts.ts';
import { memberOf, sameValue } from './chain-values.ts';
import { decoratorsOf } from './decorators.ts';
import { definitionIsDeprecated, valueIsDeprecated } from './deprecated.ts';
import { functionGives } from './gives.ts';
import { bodyHash } from './hash.ts';
import { f, k } from './kinds.ts';
import type { FieldPlace, Item, Reading, Scope } from './scopes.ts';
import { mergedSignature, signatureOf } from './signature.ts';
import { childIn, spanOf, textOf } from './source.ts';
import { typeChain } from './types.ts';

/** What a definition has besides its name and place; left out is what most have. */
export type More = Partial<
  Omit<Definition, 'kind' | 'name' | 'owner' | 'line' | 'column' | 'endLine'>
>;

/** A definition between two offsets. */
export function definition(
  reading: Reading,
  kind: ChangeKind,
  name: string,
  owner: string,
  place: { readonly start: number; readonly end: number },
  more: More,
): Definition {
  const { line, column, endLine } = spanOf(reading.source, place.start, place.end);
  return {
    line,
    column,
    endLine,
    kind,
    name,
    path: more.path ?? memberOf(owner, name),
    owner,
    signature: more.signature ?? null,
    gives: more.gives ?? null,
    bases: more.bases ?? [],
    open: more.open ?? false,
    visibility: more.visibility ?? visibilityOf(name),
    test: reading.test,
    deprecated: more.deprecated ?? false,
    body: more.body ?? '',
    condition: more.condition ?? '',
  };
}

function visibilityOf(name: string): Definition['visibility'] {
  return name.startsWith('_') && !(name.startsWith('__') && name.endsWith('__'))
    ? 'private'
    : 'public';
}

/** How far up a statement is looked for. */
const farthest = 100;

/** The `if` or `try` around a statement, up to the class or module it stands in, as written. */
export function conditionOf(reading: Reading, node: number, scope: Scope): string {
  const { source } = reading;
  const top = scope.kind === 'module' ? 0 : scope.start;
  let from = node;
  let levels = 0;
  for (let at = source.parent[node]!; at > top && levels < farthest; at = source.parent[at]!) {
    levels++;
    if (source.kind[at] === k.try_statement)
      return source.kind[from] === k.except_clause ? 'except' : 'try';
    if (source.kind[at] === k.elif_clause) return textOf(source, childIn(source, at, f.condition));
    if (source.kind[at] === k.if_statement) {
      const text = textOf(source, childIn(source, at, f.condition));
      return source.field[from] === f.alternative ? `not (${text})` : text;
    }
    from = at;
  }
  return '';
}

function nodePlace(reading: Reading, name: number, whole: number) {
  return { start: reading.source.start[name]!, end: reading.source.end[whole]! };
}

function isOverload(reading: Reading, node: number): boolean {
  return decoratorsOf(reading.source, node).some(({ name }) => name === 'overload');
}

/** A second definition of a property or of a generic function: the first one counts. */
export function isAccessor(reading: Reading, node: number): boolean {
  return decoratorsOf(reading.source, node).some(({ full }) =>
    /\.(setter|deleter|register)$/.test(full),
  );
}

/** All definitions of one function: its overloads become one signature where nothing else is there. */
function functionDefinition(
  reading: Reading,
  item: Item,
  overloads: readonly Signature[],
): Definition {
  const { source } = reading;
  const { node, scope } = item;
  const named = childIn(source, node, f.name);
  const name = textOf(source, named);
  const inClass = scope.kind === 'class';
  const kind = inClass ? 'method' : 'function';
  return definition(reading, kind, name, scope.path, nodePlace(reading, named, node), {
    signature:
      overloads.length > 0 ? mergedSignature(overloads) : signatureOf(reading, node, inClass),
    gives: functionGives(reading, node),
    deprecated: definitionIsDeprecated(reading, node),
    body: bodyHash(source, node, name),
    condition: conditionOf(reading, node, scope),
  });
}

/** Functions and methods of the file, each once: the last of several that nothing tells apart is the one that counts. */
export function functionDefinitions(reading: Reading): Definition[] {
  const groups = new Map<string, Item[]>();
  for (const item of reading.items) {
    if (item.form !== 'function' || isAccessor(reading, item.node)) continue;
    const name = textOf(reading.source, childIn(reading.source, item.node, f.name));
    const condition = conditionOf(reading, item.node, item.scope);
    const key = `${item.scope.start} ${name} ${condition}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const out: Definition[] = [];
  for (const group of groups.values()) {
    const real = group.filter((item) => !isOverload(reading, item.node)).at(-1);
    if (real) out.push(functionDefinition(reading, real, []));
    else {
      const signatures = group.map((item) =>
        signatureOf(reading, item.node, item.scope.kind === 'class'),
      );
      out.push(functionDefinition(reading, group[0]!, signatures));
    }
  }
  return out;
}

/** What a field or constant holds: by annotation, or the value on which all its assignments agree. */
function valueGives(reading: Reading, places: readonly FieldPlace[]): Chain | null {
  const annotated = places.find((place) => place.type >= 0);
  // A bare Final leaves the type to the value; what else is written is the type, whether it names a class or not.
  if (annotated && !/^([\w.]*\.)?(Final|ClassVar)$/.test(textOf(reading.source, annotated.type)))
    return typeChain(reading, annotated.scope, annotated.type);
  let common: Chain | null = null;
  for (const { value, scope } of places) {
    if (value < 0 || reading.source.kind[value] === k.none) continue;
    const chain = reading.chainOf(reading, scope, value);
    if (!chain || (common && !sameValue(common, chain))) return null;
    common ??= chain;
  }
  return common;
}

/** A field or constant by the places that give it a value. */
export function valueDefinition(
  reading: Reading,
  kind: ChangeKind,
  name: string,
  owner: string,
  places: readonly FieldPlace[],
  more: More,
): Definition {
  const { source } = reading;
  const place = places.find((each) => each.type >= 0) ?? places[0]!;
  const statement = source.parent[place.node]!;
  const assigned = statement >= 0 && source.kind[statement] === k.assignment;
  const whole = assigned ? statement : place.node;
  return definition(reading, kind, name, owner, nodePlace(reading, place.node, whole), {
    gives: more.gives ?? valueGives(reading, places),
    deprecated: valueIsDeprecated(reading, place.node),
    body: assigned ? bodyHash(source, statement, name) : '',
    condition: more.condition ?? '',
  });
}
