import type { Chain } from '../facts.ts';
import { sameValue } from './chain-values.ts';
import { decoratorsOf } from './decorators.ts';
import { f, k } from './kinds.ts';
import { bindingOf, type Origin, type Reading } from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { typeChain } from './types.ts';

/** The chain on which all of these statements agree: what `return` and `yield` give. */
function commonChain(reading: Reading, node: number, statements: readonly number[]): Chain | null {
  const scope = reading.bodies.get(node);
  let common: Chain | null = null;
  for (const statement of statements) {
    const [value] = childrenOf(reading.source, statement);
    if (value === undefined || reading.source.kind[value] === k.none) continue;
    const chain = scope ? reading.chainOf(reading, scope, value, 1) : null;
    if (!chain || (common && !sameValue(common, chain))) return null;
    common ??= chain;
  }
  return common;
}

/** What a function gives when called; of an async one, what its await gives; of a context manager, what `as` binds. */
export function functionGives(reading: Reading, node: number): Chain | null {
  const scope = reading.bodies.get(node);
  if (!scope?.above) return null;
  const names = decoratorsOf(reading.source, node).map((decorator) => decorator.name);
  const entered = names.some((name) => /^(async)?contextmanager$|^fixture$/.test(name));
  const annotation = childIn(reading.source, node, f.return_type);
  if (annotation >= 0) return typeChain(reading, scope.above, annotation, entered);
  if (scope.yields.length > 0) return entered ? commonChain(reading, node, scope.yields) : null;
  return commonChain(reading, node, scope.returns);
}

/** The value of a test's parameter, where the same file defines the fixture of that name. */
export function fixtureChain(reading: Reading, origin: Origin): Chain | null {
  const { source } = reading;
  const { node, scope } = origin;
  if (!reading.test || source.kind[node] !== k.identifier || !scope.above) return null;
  const found = bindingOf(scope.above, textOf(source, node))?.binding.origins;
  const [fixture] = found ?? [];
  if (found?.length !== 1 || fixture?.form !== 'function' || fixture.node === scope.node)
    return null;
  const isFixture = decoratorsOf(source, fixture.node).some(({ name }) => name === 'fixture');
  return isFixture ? functionGives(reading, fixture.node) : null;
}
