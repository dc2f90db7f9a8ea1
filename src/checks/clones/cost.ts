import {
  readGenerics,
  shallow,
  showType,
  type Type,
  typeFromText,
  type Workspace,
} from '../../index/index.ts';
import type { Cost } from '../../model/finding.ts';
import { isCopy } from './is-copy.ts';

export interface CostOf {
  readonly cost: Cost;
  /** The reason in words a reviewer would use. */
  readonly reason: string;
  /** `text`: one allocation of a name's length. `large`: kilobytes copied in place. */
  readonly size?: 'text' | 'large';
}

const rank: Readonly<Record<Cost, number>> = {
  none: 0,
  refcount: 1,
  inline: 1,
  unknown: 2,
  allocation: 3,
  deep: 4,
};

/** Types that own one text. */
const texts = new Set(['String', 'PathBuf', 'OsString', 'Url', 'Cow']);

/** What one clone of a value of this type costs. */
export function costOf(workspace: Workspace, type: Type): CostOf {
  return measure(workspace, type, 0, new Set());
}

function measure(workspace: Workspace, given: Type, depth: number, seen: Set<string>): CostOf {
  const t = shallow(given);
  const name = showType(t) ?? 'type not known';
  if (t.k === 'unknown' || t.k === 'proj' || (t.k === 'var' && !t.literal))
    return { cost: 'unknown', reason: 'the type is not known' };
  if (depth > 8) return { cost: 'unknown', reason: `${name}: nested too deep` };
  if (isCopy(workspace, t))
    return { cost: 'none', reason: `${name} is Copy: a plain copy of its bytes` };
  switch (t.k) {
    case 'prim':
    case 'slice':
      return t.k === 'prim'
        ? { cost: 'allocation', reason: 'str: one allocation, length of the text', size: 'text' }
        : ofElements(workspace, t.of, '[T]', depth, seen);
    case 'array':
      return measure(workspace, t.of, depth + 1, seen);
    case 'tuple':
      return worst(
        t.items.map((item) => measure(workspace, item, depth + 1, seen)),
        name,
      );
    case 'param':
      return {
        cost: 'unknown',
        reason: `${t.name} is a type parameter: its cost is the caller's choice`,
      };
    case 'fn':
      return { cost: 'inline', reason: 'closure: its captures are cloned' };
    case 'traits':
      return { cost: 'unknown', reason: `${name}: the value behind the trait is not known` };
    case 'adt':
      return ofAdt(workspace, t, name, depth, seen);
    default:
      return { cost: 'unknown', reason: 'the type is not known' };
  }
}

function ofAdt(
  workspace: Workspace,
  t: Type & { k: 'adt' },
  name: string,
  depth: number,
  seen: Set<string>,
): CostOf {
  const { flags, values } = t.def.traits;
  // An iterator, guard or view borrows what it walks over: its clone copies a position, not the elements.
  if (t.def.scope.crate.library && t.def.facts.generics.includes("'") && t.def.name !== 'Cow')
    return { cost: 'inline', reason: `${name}: copied in place, it borrows` };
  if (flags.has('refcount'))
    return {
      cost: 'refcount',
      reason: `${name}: ${values.get('refcount') ?? 'one atomic increment'}`,
    };
  if (flags.has('alloc'))
    return {
      cost: 'allocation',
      reason: `${name}: ${values.get('alloc') ?? 'one allocation'}`,
      ...(texts.has(t.def.name) && { size: 'text' }),
    };
  if (values.has('large'))
    return { cost: 'inline', reason: `${name}: ${values.get('large')}`, size: 'large' };
  if (flags.has('deep')) return { cost: 'deep', reason: `${name}: allocations all the way down` };
  if (flags.has('inline_container'))
    return worst(
      t.args.map((arg) => measure(workspace, arg, depth + 1, seen)),
      name,
    );
  if (flags.has('container')) return ofContainer(workspace, t, name, depth, seen);
  if (t.def.name === 'Box') {
    const inner = measure(workspace, t.args[0] ?? { k: 'unknown' }, depth + 1, seen);
    return inner.cost === 'allocation' || inner.cost === 'deep'
      ? { cost: 'deep', reason: `${name}: an allocation that owns more` }
      : { cost: 'allocation', reason: `${name}: one allocation` };
  }
  if (t.def.scope.crate.library)
    return { cost: 'unknown', reason: `${name}: what its clone costs is not recorded` };
  return ofFields(workspace, t, name, depth, seen);
}

function ofElements(
  workspace: Workspace,
  element: Type,
  name: string,
  depth: number,
  seen: Set<string>,
): CostOf {
  const inner = measure(workspace, element, depth + 1, seen);
  if (inner.cost === 'allocation' || inner.cost === 'deep')
    return {
      cost: 'deep',
      reason: `${name}: one allocation and one for each element (${inner.reason})`,
    };
  return { cost: 'allocation', reason: `${name}: one allocation, length of the sequence` };
}

function ofContainer(
  workspace: Workspace,
  t: Type & { k: 'adt' },
  name: string,
  depth: number,
  seen: Set<string>,
): CostOf {
  const parts = t.args.map((arg) => measure(workspace, arg, depth + 1, seen));
  const owning = parts.find((p) => p.cost === 'allocation' || p.cost === 'deep');
  const isMap = /Map$|Set$/.test(t.def.name);
  if (owning)
    return {
      cost: 'deep',
      reason: `${name}: one allocation and more for each element (${owning.reason})`,
    };
  return {
    cost: isMap ? 'deep' : 'allocation',
    reason: isMap
      ? `${name}: rebuilds the table, one entry at a time`
      : `${name}: one allocation, length of the sequence`,
  };
}

const plainCosts = new WeakMap<object, CostOf>();

/** A type without parameters costs the same everywhere. */
function ofFields(
  workspace: Workspace,
  t: Type & { k: 'adt' },
  name: string,
  depth: number,
  seen: Set<string>,
): CostOf {
  const known = t.args.length === 0 ? plainCosts.get(t.def) : undefined;
  if (known) return known;
  const cost = sumFields(workspace, t, name, depth, seen);
  if (t.args.length === 0 && depth === 0) plainCosts.set(t.def, cost);
  return cost;
}

function sumFields(
  workspace: Workspace,
  t: Type & { k: 'adt' },
  name: string,
  depth: number,
  seen: Set<string>,
): CostOf {
  if (seen.has(t.def.key)) return { cost: 'deep', reason: `${name} owns itself: a tree` };
  const inside = new Set(seen).add(t.def.key);
  const params = readGenerics(t.def.facts.generics, t.def.facts.where);
  const generics = new Map(
    params.map((param, at) => [param.name, t.args[at] ?? ({ k: 'unknown' } as const)]),
  );
  const env = { workspace, scope: t.def.scope, generics, self: t };
  const fields = [...t.def.facts.fields, ...t.def.facts.variants.flatMap((v) => v.fields)];
  const parts = fields.map((f) => ({
    name: f.name,
    ...measure(workspace, typeFromText(env, f.type), depth + 1, inside),
  }));
  const owning = parts.filter((p) => p.cost === 'allocation' || p.cost === 'deep');
  if (owning.length === 0) return worst(parts, name);
  const deep = owning.length > 1 || owning[0]!.cost === 'deep';
  const named = owning
    .slice(0, 3)
    .map((p) => (/^\d+$/.test(p.name) ? p.reason.split(':')[0] : p.name));
  return {
    cost: deep ? 'deep' : 'allocation',
    reason: `${name} owns ${named.join(', ')}${owning.length > 3 ? ` and ${owning.length - 3} more` : ''}`,
  };
}

function worst(parts: readonly CostOf[], name: string): CostOf {
  let found: CostOf = { cost: 'inline', reason: `${name}: copied in place` };
  for (const part of parts)
    if (
      rank[part.cost] > rank[found.cost] ||
      (found.cost === 'inline' && (part.cost === 'refcount' || part.size === 'large'))
    )
      found = part;
  return found.cost === 'inline' && !found.size
    ? found
    : {
        ...found,
        reason: found.reason.startsWith(name) ? found.reason : `${name}: ${found.reason}`,
      };
}
