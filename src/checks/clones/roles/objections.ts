import { type Expr, eachChild } from '../../../index/index.ts';
import type { Proposal } from './opinion.ts';

/** A reason to keep a clone that the rules propose to remove: gives the words, or undefined. */
export interface Objection {
  readonly id: string;
  readonly object: (proposal: Proposal) => string | undefined;
}

/** A guard in the receiver's chain lives to the end of the statement; an `.await` in it would hold the lock. */
const guardAcrossAwait: Objection = {
  id: 'guard-across-await',
  object: ({ facts, verdict }) => {
    if (
      verdict.bucket !== 'removable-borrow' ||
      !hasGuard(facts.body.types.types, facts.site.receiver)
    )
      return undefined;
    const statement = statementOf(facts.body.parents, facts.site.expr);
    return contains(statement, 'await')
      ? 'a lock taken in this statement would be held across the `.await`'
      : 'the borrow would hold the lock for the rest of the statement';
  },
};

const arcIdentity: Objection = {
  id: 'arc-identity',
  object: ({ facts }) => {
    if (!facts.refcount) return undefined;
    const { fn, source } = facts.body;
    const text = fn ? source.slice(fn.start, fn.end) : '';
    const found =
      /\b(?:Arc|Rc)::(strong_count|weak_count|ptr_eq|get_mut|make_mut|try_unwrap|into_inner|unwrap_or_clone)\b/.exec(
        text,
      );
    return found
      ? `\`${found[0]}\` in this function depends on how many owners there are`
      : undefined;
  },
};

const opaqueMacro: Objection = {
  id: 'opaque-macro',
  object: ({ facts }) => {
    for (
      let at = facts.body.parents.get(facts.site.expr);
      at;
      at = facts.body.parents.get(at.expr)
    ) {
      if (at.expr.k === 'macro' && at.expr.mode === 'opaque')
        return `it is an argument of \`${at.expr.name}!\`, which may use it more than once`;
    }
    return undefined;
  },
};

/** A name that a `cfg`'d statement uses: another build sees other uses. */
const cfgVariant: Objection = {
  id: 'cfg-variant',
  object: ({ facts, verdict }) => {
    if (verdict.bucket !== 'removable-move' || !facts.place) return undefined;
    const { fn, source, types } = facts.body;
    const name = types.bindings[facts.place.binding]?.name;
    if (!fn || !name) return undefined;
    const rest = source.slice(facts.site.expr.end, fn.end);
    const found = new RegExp(`#\\[cfg\\([^\\n]*\\n[^;{}]{0,200}\\b${name}\\b`).exec(rest);
    return found ? `\`${name}\` is used again under a \`cfg\`` : undefined;
  },
};

/** Every reason, in the order in which a reviewer would raise them. */
export const objections: readonly Objection[] = [
  guardAcrossAwait,
  arcIdentity,
  opaqueMacro,
  cfgVariant,
];

function hasGuard(types: ReadonlyMap<Expr, unknown>, expr: Expr): boolean {
  const type = types.get(expr) as
    | { k?: string; def?: { traits: { flags: ReadonlySet<string> } }; is?: unknown }
    | undefined;
  if (type?.k === 'adt' && type.def?.traits.flags.has('guard')) return true;
  let found = false;
  eachChild(expr, (child, role) => {
    if (!found && (role === 'receiver' || role === 'object' || role === 'operand'))
      found = hasGuard(types, child);
  });
  return found;
}

function statementOf(parents: Proposal['facts']['body']['parents'], expr: Expr): Expr {
  let inner = expr;
  for (let at = parents.get(inner); at; at = parents.get(inner)) {
    if (at.role === 'statement' || at.role === 'init' || at.role === 'tail' || at.role === 'body')
      return inner;
    inner = at.expr;
  }
  return inner;
}

function contains(expr: Expr, kind: Expr['k']): boolean {
  if (expr.k === kind) return true;
  let found = false;
  eachChild(expr, (child) => {
    if (!found && child.k !== 'closure') found = contains(child, kind);
  });
  return found;
}
