import { project } from '../types/project.ts';
import { shallow, type Type, unknown } from '../types/type.ts';
import type { Pass } from './context.ts';
import { itemOf, outputOf } from './iterate.ts';

/** Projections whose owner has become known since, replaced. */
export function settle(pass: Pass, type: Type, depth = 0): Type {
  const t = shallow(type);
  if (depth > 8) return t;
  const again = (x: Type): Type => settle(pass, x, depth + 1);
  switch (t.k) {
    case 'proj': {
      const of = again(t.of);
      if (of.k === 'var' || of.k === 'proj') return t;
      return projectAgain(pass, of, t.name);
    }
    case 'adt':
      return t.args.some(hasProjection) ? { ...t, args: t.args.map(again) } : t;
    case 'ref':
      return hasProjection(t.to) ? { ...t, to: again(t.to) } : t;
    case 'tuple':
      return t.items.some(hasProjection) ? { ...t, items: t.items.map(again) } : t;
    case 'slice':
    case 'array':
      return hasProjection(t.of) ? { ...t, of: again(t.of) } : t;
    case 'traits': {
      const open = t.bounds.some((b) => [...b.assoc.values()].some(hasProjection));
      if (!open) return t;
      return {
        ...t,
        bounds: t.bounds.map((b) => ({
          ...b,
          assoc: new Map([...b.assoc].map(([k, v]) => [k, again(v)])),
        })),
      };
    }
    default:
      return t;
  }
}

function projectAgain(pass: Pass, of: Type, name: string): Type {
  if (name === 'Item') return itemOf(pass.env.workspace, of) ?? unknown;
  if (name === 'Output')
    return outputOf(pass.env.workspace, of) ?? project(pass.env.workspace, of, name);
  return project(pass.env.workspace, of, name);
}

function hasProjection(type: Type): boolean {
  const t = shallow(type);
  switch (t.k) {
    case 'proj':
      return true;
    case 'adt':
      return t.args.some(hasProjection);
    case 'ref':
      return hasProjection(t.to);
    case 'tuple':
      return t.items.some(hasProjection);
    case 'slice':
    case 'array':
      return hasProjection(t.of);
    case 'traits':
      return t.bounds.some((b) =>
        [...b.assoc.values()].some((x) => x.k === 'proj' || hasProjection(x)),
      );
    default:
      return false;
  }
}
