import type { Chain } from '../facts.ts';
import { elementText, type Taking } from './annotations.ts';
import { f, k } from './kinds.ts';
import { bindingOf, type Origin, type Reading, type Scope } from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { classOfSelf } from './targets.ts';
import { textChain } from './types.ts';

/** An annotation, and where it is to be understood. */
interface Declared {
  readonly text: string;
  readonly scope: Scope;
  readonly taking: Taking;
}

const deepest = 5;
/** Functions that give the elements of their argument. */
const passing = new Set(['list', 'sorted', 'reversed', 'set', 'tuple', 'iter']);

function ofOrigin(reading: Reading, origin: Origin, taking: Taking, depth: number) {
  const { source } = reading;
  if (origin.form === 'annotated')
    return { text: textOf(source, origin.node), scope: origin.scope, taking };
  if (origin.form === 'value')
    return declared(reading, origin.scope, origin.node, taking, depth + 1);
  if (origin.form !== 'parameter' || !origin.scope.above) return null;
  const type = childIn(source, origin.node, f.type);
  return type < 0 ? null : { text: textOf(source, type), scope: origin.scope.above, taking };
}

function ofAttribute(reading: Reading, scope: Scope, node: number, taking: Taking, depth: number) {
  const { source } = reading;
  const object = childIn(source, node, f.object);
  if (object < 0 || source.kind[object] !== k.identifier) return null;
  const facts = classOfSelf(scope, textOf(source, object));
  const name = textOf(source, childIn(source, node, f.attribute));
  const places = [...(facts?.fields.get(name) ?? []), ...(facts?.ownFields.get(name) ?? [])];
  const annotated = places.find((place) => place.type >= 0);
  if (annotated) return { text: textOf(source, annotated.type), scope: annotated.scope, taking };
  const [only] = places;
  return only && places.length === 1 && only.value >= 0
    ? declared(reading, only.scope, only.value, taking, depth + 1)
    : null;
}

function ofCall(reading: Reading, scope: Scope, node: number, taking: Taking, depth: number) {
  const { source } = reading;
  const callee = childIn(source, node, f.function);
  if (callee < 0) return null;
  if (source.kind[callee] === k.attribute) {
    const named = textOf(source, childIn(source, callee, f.attribute));
    const object = childIn(source, callee, f.object);
    if (named === 'values') return declared(reading, scope, object, 'value', depth + 1);
    // The target of `items()` says which of the two it wants.
    if (named === 'items' && taking === 'value')
      return declared(reading, scope, object, 'value', depth + 1);
    return named === 'keys' ? declared(reading, scope, object, 'item', depth + 1) : null;
  }
  if (source.kind[callee] !== k.identifier) return null;
  const name = textOf(source, callee);
  const counted = name === 'enumerate' && taking === 'value';
  if (!counted && !passing.has(name)) return null;
  const list = childIn(source, node, f.arguments);
  const [first = -1] = list < 0 ? [] : childrenOf(source, list);
  return declared(reading, scope, first, counted ? 'item' : taking, depth + 1);
}

/** The annotation of a container, found through the names and attributes that hold it. */
function declared(
  reading: Reading,
  scope: Scope,
  node: number,
  taking: Taking,
  depth: number,
): Declared | null {
  const { source } = reading;
  if (node < 0 || depth > deepest) return null;
  switch (source.kind[node]) {
    case k.identifier: {
      const origins = bindingOf(scope, textOf(source, node))?.binding.origins ?? [];
      const annotated = origins.find(({ form }) => form === 'annotated');
      const origin = annotated ?? (origins.length === 1 ? origins[0] : undefined);
      return origin ? ofOrigin(reading, origin, taking, depth) : null;
    }
    case k.attribute:
      return ofAttribute(reading, scope, node, taking, depth);
    case k.call:
      return ofCall(reading, scope, node, taking, depth);
    default:
      return null;
  }
}

/** The element of a container whose annotation the file shows; null where it does not. */
export function elementChain(
  reading: Reading,
  scope: Scope,
  container: number,
  taking: Taking,
): Chain | null {
  const found = declared(reading, scope, container, taking, 0);
  const text = found ? elementText(found.text, found.taking) : null;
  return found && text !== null ? textChain(reading, found.scope, text) : null;
}
