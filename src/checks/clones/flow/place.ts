import type { BodyTypes, Expr } from '../../../index/index.ts';
import type { Place } from './graph.ts';

/**
 * The place an expression names: a binding and fields of it. Indexing and `*` add a step of their own,
 * so that `v[0].x` overlaps with `v` and nothing else of it is told apart.
 */
export function placeOf(types: BodyTypes, expr: Expr): Place | undefined {
  switch (expr.k) {
    case 'path': {
      const binding = types.uses.get(expr);
      return binding ? { binding: binding.id, path: [] } : undefined;
    }
    case 'field': {
      const object = placeOf(types, expr.obj);
      return object ? { binding: object.binding, path: [...object.path, expr.name] } : undefined;
    }
    case 'index': {
      const object = placeOf(types, expr.obj);
      return object ? { binding: object.binding, path: [...object.path, '[]'] } : undefined;
    }
    case 'unary': {
      const object = expr.op === '*' ? placeOf(types, expr.of) : undefined;
      return object ? { binding: object.binding, path: [...object.path, '*'] } : undefined;
    }
    default:
      return undefined;
  }
}
