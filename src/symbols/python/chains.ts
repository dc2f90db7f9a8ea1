import type { Chain } from '../facts.ts';
import { isBuiltin } from './builtins.ts';
import { extend, mostSteps, plain, sole } from './chain-values.ts';
import { elementChain } from './elements.ts';
import { f, k } from './kinds.ts';
import { literalOf } from './literals.ts';
import { resolveModule } from './modules.ts';
import { nameChain } from './names.ts';
import type { Reading, Scope } from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { foldModules, typeChain } from './types.ts';

/** Deeper substitutions are given up. */
const deepest = 12;

/** Calls that give back their first argument, and what must be added to it. */
const passing = new Map<string, readonly string[]>([
  ['asyncio.wait_for', []],
  ['asyncio.create_task', []],
  ['asyncio.ensure_future', []],
  ['asyncio.shield', []],
  ['asyncio.run', ['await']],
  ['copy.copy', []],
  ['copy.deepcopy', []],
]);

/** A name that no scope binds: null for builtins, else what the first star import may give. */
function freeName(reading: Reading, name: string): Chain | null {
  const [star] = reading.stars;
  return star && !isBuiltin(name) ? plain(`${star.module}.${name}`) : null;
}

/** How an expression comes by its value; null where the file cannot tell. */
export function chainOf(reading: Reading, scope: Scope, node: number, depth = 0): Chain | null {
  const { source } = reading;
  const steps: string[] = [];
  let at = node;
  while (at >= 0 && steps.length <= mostSteps && depth <= deepest) {
    switch (source.kind[at]) {
      case k.identifier: {
        const name = textOf(source, at);
        const chain = nameChain(reading, scope, name, depth);
        const base = chain === undefined ? freeName(reading, name) : chain;
        const whole = extend(base, steps.reverse());
        return whole && base?.steps.length === 0 ? foldModules(reading, name, whole) : whole;
      }
      case k.attribute: {
        const name = childIn(source, at, f.attribute);
        if (name < 0) return null;
        steps.push(`.${textOf(source, name)}`);
        at = childIn(source, at, f.object);
        break;
      }
      case k.call: {
        const called = callChain(reading, scope, at, depth);
        if (called) return extend(called, steps.reverse());
        steps.push('()');
        at = childIn(source, at, f.function);
        break;
      }
      case k.subscript: {
        const container = childIn(source, at, f.value);
        const index = childIn(source, at, f.subscript);
        const sliced = index >= 0 && textOf(source, index).includes(':');
        const element = sliced ? null : elementChain(reading, scope, container, 'index');
        if (element) return extend(element, steps.reverse());
        steps.push('[]');
        at = container;
        break;
      }
      case k.await:
        steps.push('await');
        at = childrenOf(source, at)[0] ?? -1;
        break;
      case k.parenthesized_expression:
        at = childrenOf(source, at)[0] ?? -1;
        break;
      case k.named_expression:
        at = childIn(source, at, f.value);
        break;
      case k.boolean_operator: {
        const left = chainOf(reading, scope, childIn(source, at, f.left), depth + 1);
        const right = chainOf(reading, scope, childIn(source, at, f.right), depth + 1);
        return extend(sole(left, right), steps.reverse());
      }
      case k.conditional_expression: {
        const [yes = -1, , no = -1] = childrenOf(source, at);
        const both = [yes, no].filter((child) => child >= 0 && source.kind[child] !== k.none);
        const chains = both.map((child) => chainOf(reading, scope, child, depth + 1));
        if (chains.some((chain) => !chain)) return null;
        return extend(sole(chains[0] ?? null, chains[1] ?? null), steps.reverse());
      }
      default:
        return null;
    }
  }
  return null;
}

/** The chain of a call whose value is told by its arguments; null for all others. */
function callChain(reading: Reading, scope: Scope, node: number, depth: number): Chain | null {
  const { source } = reading;
  const callee = childIn(source, node, f.function);
  const list = childIn(source, node, f.arguments);
  if (callee < 0 || list < 0) return null;
  const kind = source.kind[callee];
  if (kind !== k.identifier && kind !== k.attribute) return null;
  if (source.end[callee]! - source.start[callee]! > 32) return null;
  const text = textOf(source, callee);
  if (text === 'super') return superChain(scope);
  const [first = -1, second = -1] = childrenOf(source, list);
  if (text.endsWith('import_module')) {
    const literal = literalOf(source, first);
    return literal && second < 0 ? plain(resolveModule(reading, literal.value)) : null;
  }
  if (text === 'cast' || text === 'typing.cast')
    return second >= 0 ? typeChain(reading, scope, first) : null;
  if (text === 'getattr') {
    const name = literalOf(source, second)?.value ?? '';
    const object = name === '' ? null : reading.chainOf(reading, scope, first, depth + 1);
    return extend(object, [`.${name}`]);
  }
  const added = passing.get(text);
  return added && first >= 0 ? extend(chainOf(reading, scope, first, depth + 1), added) : null;
}

function superChain(scope: Scope): Chain | null {
  const path = scope.owner?.path ?? '';
  return path === '' ? null : { root: path, instance: true, steps: ['super()'] };
}
