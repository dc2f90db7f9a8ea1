import {
  type BodyTypes,
  type Expr,
  implementsByName,
  isUnknown,
  shallow,
  showType,
  type Type,
} from '../../index/index.ts';

/** Who owns the value that is cloned. */
export interface Owner {
  /** `owned`: this body may move it. `temporary`: a value nobody else holds. `behind`: it is reached through something that keeps it. */
  readonly kind: 'owned' | 'temporary' | 'behind' | 'unknown';
  /** In words: what keeps it, or what is not known. */
  readonly why: string;
  /** What it lies behind. */
  readonly through: 'reference' | 'guard' | 'shared' | 'element' | 'static' | 'drop' | undefined;
}

const owned: Owner = { kind: 'owned', why: '', through: undefined };
const unknown = (why: string): Owner => ({ kind: 'unknown', why, through: undefined });
const behind = (through: NonNullable<Owner['through']>, why: string): Owner => ({
  kind: 'behind',
  why,
  through,
});

/** Owner of the value an expression names, before any clone. */
export function ownerOf(types: BodyTypes, text: (expr: Expr) => string, expr: Expr): Owner {
  const type = types.types.get(expr);
  const own = type ? shallow(type) : undefined;
  const place = placeOwner(types, text, expr);
  if (place.kind === 'behind' && place.through !== 'reference') return place;
  if (own?.k === 'ref' || own?.k === 'ptr')
    return behind('reference', `\`${text(expr)}\` is a reference (${showType(own) ?? '&_'})`);
  if (own?.k === 'adt' && own.def.traits.flags.has('guard'))
    return behind('guard', `\`${text(expr)}\` is a lock or map guard (${own.def.name})`);
  if (place.kind === 'behind') return place;
  if (!own || isUnknown(own)) return unknown(`the type of \`${text(expr)}\` is not known`);
  return place;
}

function placeOwner(types: BodyTypes, text: (expr: Expr) => string, expr: Expr): Owner {
  switch (expr.k) {
    case 'path': {
      const binding = types.uses.get(expr);
      if (!binding) return behind('static', `\`${text(expr)}\` is a constant or static`);
      const type = shallow(binding.type);
      if (type.k === 'ref' || type.k === 'ptr')
        return behind(
          'reference',
          binding.origin === 'self'
            ? 'it belongs to `self`, which is borrowed'
            : `\`${binding.name}\` is a reference`,
        );
      return isUnknown(type) ? unknown(`the type of \`${binding.name}\` is not known`) : owned;
    }
    case 'field':
      return fieldOwner(types, text, expr.obj, expr);
    case 'index':
      return behind('element', `\`${text(expr)}\` is an element: indexing cannot move it out`);
    case 'unary': {
      if (expr.op !== '*') return { kind: 'temporary', why: '', through: undefined };
      const inner = types.types.get(expr.of);
      const t = inner ? shallow(inner) : undefined;
      if (t?.k === 'adt' && t.def.name === 'Box') return placeOwner(types, text, expr.of);
      if (!t || isUnknown(t)) return unknown(`the type of \`${text(expr.of)}\` is not known`);
      return behind(
        t.k === 'adt' && t.def.traits.flags.has('guard') ? 'guard' : 'reference',
        `\`${text(expr)}\` is behind a pointer`,
      );
    }
    default:
      return { kind: 'temporary', why: 'nothing else names this value', through: undefined };
  }
}

function fieldOwner(
  types: BodyTypes,
  text: (expr: Expr) => string,
  object: Expr,
  expr: Expr,
): Owner {
  const outer = placeOwner(types, text, object);
  if (outer.kind === 'behind') return outer;
  const step = types.steps.get(expr);
  if (!step) return unknown(`the type of \`${text(object)}\` is not known`);
  for (const through of step.through) {
    if (through === 'box') continue;
    if (through === 'guard') return behind('guard', `\`${text(object)}\` is a lock or map guard`);
    if (through === 'refcount')
      return behind('shared', `\`${text(object)}\` is shared (Arc or Rc)`);
    return behind('reference', `\`${text(object)}\` is reached through a reference`);
  }
  if (hasDrop(types, step.type))
    return behind(
      'drop',
      `${showType(step.type) ?? 'its owner'} implements Drop: its fields cannot be moved out`,
    );
  return outer;
}

function hasDrop(types: BodyTypes, type: Type): boolean {
  const t = shallow(type);
  return (
    t.k === 'adt' &&
    !t.def.scope.crate.library &&
    implementsByName(types.env.workspace, t, 'Drop', 0)
  );
}
