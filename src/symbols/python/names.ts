import type { Chain } from '../facts.ts';
import { instanceOf, memberOf, plain, sameValue } from './chain-values.ts';
import { elementChain } from './elements.ts';
import { fixtureChain } from './gives.ts';
import { f } from './kinds.ts';
import { type Binding, bindingOf, type Origin, type Reading, type Scope } from './scopes.ts';
import { childIn } from './source.ts';
import { typeChain } from './types.ts';

/** Deeper substitutions of names by their values are given up. */
const deepest = 12;

function originChain(reading: Reading, origin: Origin, depth: number): Chain | null {
  switch (origin.form) {
    case 'import':
      return plain(origin.target);
    case 'annotated':
      return typeChain(reading, origin.scope, origin.node);
    case 'element':
      return elementChain(reading, origin.scope, origin.node, 'item');
    case 'values':
      return elementChain(reading, origin.scope, origin.node, 'value');
    case 'value':
      return reading.chainOf(reading, origin.scope, origin.node, depth + 1);
    case 'parameter': {
      const type = childIn(reading.source, origin.node, f.type);
      const { above } = origin.scope;
      return type >= 0 && above ? typeChain(reading, above, type) : fixtureChain(reading, origin);
    }
    case 'self':
    case 'cls': {
      const path = origin.scope.owner?.path ?? '';
      if (path === '') return null;
      return origin.form === 'self' ? instanceOf(path) : plain(path);
    }
    default:
      return null;
  }
}

/** What all that binds a local name agrees on; None beside a value says nothing. */
function agreed(reading: Reading, binding: Binding, depth: number): Chain | null {
  const annotated = binding.origins.find((origin) => origin.form === 'annotated');
  if (annotated) return originChain(reading, annotated, depth);
  let common: Chain | null = null;
  for (const origin of binding.origins) {
    if (origin.form === 'nothing') continue;
    const chain = originChain(reading, origin, depth);
    if (!chain || (common && !sameValue(common, chain))) return null;
    common ??= chain;
  }
  return common;
}

function moduleChain(scope: Scope, name: string, binding: Binding): Chain | null {
  const origins = binding.origins.filter((origin) => origin.form !== 'nothing');
  const [only] = origins;
  const imported = origins.every(
    (origin) => origin.form === 'import' && origin.target === only?.target,
  );
  if (only && imported) return plain(only.target);
  return plain(memberOf(scope.path, name));
}

/** The chain of a name; null where its value is unknown, undefined where no scope of the file binds it. */
export function nameChain(
  reading: Reading,
  scope: Scope,
  name: string,
  depth: number,
): Chain | null | undefined {
  const found = bindingOf(scope, name);
  if (!found) return undefined;
  const { binding } = found;
  if (binding.asked) return binding.chain ?? null;
  if (depth > deepest) return null;
  // Marked before it is known: a value that depends on itself is unknown.
  binding.asked = true;
  if (found.scope.kind === 'module' && reading.offered.has(name))
    binding.chain = moduleChain(found.scope, name, binding);
  else if (found.scope.kind === 'class')
    binding.chain = found.scope.path === '' ? null : plain(memberOf(found.scope.path, name));
  else binding.chain = agreed(reading, binding, depth);
  return binding.chain;
}
