import type { Chain } from '../facts.ts';
import { typeFromText } from './annotations.ts';
import { isBuiltin } from './builtins.ts';
import { memberOf } from './chain-values.ts';
import { k } from './kinds.ts';
import { bindingOf, type Reading, type Scope } from './scopes.ts';
import { textOf } from './source.ts';

/**
 * `import a.b` binds `a`: the steps that name the imported module belong to the root. `head` is the name as written.
 */
export function foldModules(reading: Reading, head: string, chain: Chain): Chain {
  if (reading.modules.size === 0) return chain;
  let written = head;
  let found = chain;
  for (const [index, step] of chain.steps.entries()) {
    if (!step.startsWith('.')) break;
    written += step;
    const module = reading.modules.get(written);
    if (module !== undefined)
      found = { root: module, instance: false, steps: chain.steps.slice(index + 1) };
  }
  return found;
}

const notClasses = /^(typing|typing_extensions|collections\.abc|types|builtins)(\.|$)/;

/** Path of what a dotted name means where a class is wanted; null for builtins, type variables and local names. */
export function dottedPath(reading: Reading, scope: Scope, name: string): string | null {
  if (name === 'Self') return ownClass(scope);
  const [head = '', ...rest] = name.split('.');
  const base = headPath(reading, scope, head);
  if (base === null) return null;
  const steps = rest.map((part) => `.${part}`);
  const folded = foldModules(reading, head, { root: base, instance: false, steps });
  return [folded.root, ...folded.steps.map((step) => step.slice(1))].join('.');
}

/** The same for the class of a value: null for the forms of `typing`, which are no classes. */
function classPath(reading: Reading, scope: Scope, name: string): string | null {
  const path = dottedPath(reading, scope, name);
  return path === null || notClasses.test(path) ? null : path;
}

function ownClass(scope: Scope): string | null {
  for (let at: Scope | null = scope; at; at = at.above) if (at.owner) return at.owner.path || null;
  return null;
}

function headPath(reading: Reading, scope: Scope, head: string): string | null {
  const found = bindingOf(scope, head);
  if (!found) {
    const [star] = reading.stars;
    return star && !isBuiltin(head) ? memberOf(star.module, head) : null;
  }
  const [origin] = found.binding.origins;
  if (!origin || isTypeVariable(reading, origin.form === 'value' ? origin.node : -1)) return null;
  if (origin.form === 'import' && found.binding.origins.length === 1) return origin.target;
  if (found.scope.kind === 'module') return memberOf(found.scope.path, head);
  if (found.scope.kind !== 'class' || found.scope.path === '') return null;
  return memberOf(found.scope.path, head);
}

function isTypeVariable(reading: Reading, value: number): boolean {
  if (value < 0 || reading.source.kind[value] !== k.call) return false;
  const text = textOf(reading.source, value);
  return /^(typing\.)?(TypeVar|ParamSpec|NewType|TypeVarTuple)\b/.test(text);
}

/** The class that an annotation names, as a value's chain. `entered`: see typeFromText. */
export function typeChain(
  reading: Reading,
  scope: Scope,
  annotation: number,
  entered = false,
): Chain | null {
  return annotation < 0
    ? null
    : textChain(reading, scope, textOf(reading.source, annotation), entered);
}

/** The same for the text of an annotation. */
export function textChain(
  reading: Reading,
  scope: Scope,
  text: string,
  entered = false,
): Chain | null {
  const type = typeFromText(text, entered);
  if (!type) return null;
  const root = classPath(reading, scope, type.name);
  return root === null ? null : { root, instance: type.instance, steps: [] };
}
