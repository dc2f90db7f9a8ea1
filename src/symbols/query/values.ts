import type { Chain } from '../facts.ts';
import { isName } from './captures.ts';
import { keyOf, type Literals, literalsOf, readExpressions } from './expressions.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';

/** What an expression is worth: something other files may know, a type without a name there, or unknown. */
type Value =
  | { readonly k: 'chain'; readonly chain: Chain }
  | { readonly k: 'shape'; readonly written: string; readonly at: number }
  | null;

/** What a name means where it stands. */
export type Meaning =
  | { readonly k: 'local' | 'builtin' }
  | { readonly k: 'module' | 'path'; readonly path: string };

/** What a member is: its chain, null where the file cannot tell, 'own' for what no other file can name. */
export type Member = Chain | null | 'own';

/** Reads what expressions and types of a file stand for. */
export interface Values {
  readonly meaning: (name: string, at: number) => Meaning;
  /** Path of a type as written; null for a built-in or local one, or one of no name. */
  readonly typePath: (written: string, at: number) => string | null;
  /** A value of that type. */
  readonly ofType: (written: string, at: number) => Chain | null;
  /** How an expression comes by its value; null where the file cannot tell. */
  readonly chain: (expression: Range) => Chain | null;
  /** A name taken from what stands before it. */
  readonly member: (object: Range, name: string) => Member;
  /** Text of what is called, '' for an expression that is no call. */
  readonly callee: (expression: Range) => string;
  readonly literals: Literals;
}

/** Chains are as long as people write them; locals made from locals made from ... too. */
const deepest = 24;

/** Ties the expressions of a page to names, types and each other. */
export function valuesOf(page: Page): Values {
  const { hooks, scopes, outline, text } = page;
  const expressions = readExpressions(page);
  const joined = (path: string, name: string): string =>
    path === '' ? name : `${path}${hooks.separator}${name}`;

  const meaning = (name: string, at: number): Meaning => {
    if (scopes.find(name, at)) return { k: 'local' };
    if (page.ownNames.has(name)) return { k: 'path', path: joined(page.module, name) };
    const path = page.importNames.get(name);
    if (path !== undefined) return { k: 'module', path };
    if (hooks.builtin.has(name)) return { k: 'builtin' };
    return { k: 'path', path: joined(page.module, name) };
  };

  const typePath = (written: string, at: number): string | null => {
    const { name } = page.readType(written);
    if (name === '') return null;
    const cut = name.indexOf('.');
    const found = meaning(cut < 0 ? name : name.slice(0, cut), at);
    if (cut < 0) return found.k === 'path' ? found.path : null;
    return found.k === 'module' ? joined(found.path, name.slice(cut + 1)) : null;
  };

  const typed = (written: string, at: number, depth: number): Value => {
    if (depth > deepest) return null;
    const { name, kind } = page.readType(written);
    if (kind === 'shape') return { k: 'shape', written, at };
    const root = typePath(written, at);
    if (root !== null) return { k: 'chain', chain: { root, instance: true, steps: [] } };
    const declared = scopes.find(name, at);
    if (declared)
      return declared.declares ? typed(declared.declares, declared.at, depth + 1) : null;
    return hooks.builtin.has(name) ? { k: 'shape', written, at } : null;
  };

  const local = (name: string, at: number, depth: number): Value | undefined => {
    const found = scopes.find(name, at);
    if (!found) return undefined;
    if (found.type !== '') return typed(found.type, found.at, depth + 1);
    if (found.value) return worth(found.value, depth + 1);
    return found.elements ? elementOf(found.elements, depth + 1) : null;
  };

  const elementOf = (range: Range, depth: number): Value => {
    const value = worth(range, depth);
    if (value?.k !== 'shape') return after(value, '[]');
    return typed(page.readType(value.written).elements, value.at, depth + 1);
  };

  const worth = (range: Range, depth: number): Value => {
    if (depth > deepest) return null;
    const found = expressions.get(keyOf(range));
    if (!found) return named(text.slice(range.start, range.end), range.start, depth);
    if (found.k === 'same') return worth(found.inner, depth + 1);
    if (found.k === 'type') return typed(found.written, range.start, depth + 1);
    if (found.k === 'element') return elementOf(found.object, depth + 1);
    if (found.k === 'call') return given(worth(found.callee, depth + 1), depth);
    return memberOf(found.object, found.name, depth + 1);
  };

  const given = (value: Value, depth: number): Value => {
    if (value?.k !== 'shape') return after(value, '()');
    return typed(page.readType(value.written).gives, value.at, depth + 1);
  };

  const named = (name: string, at: number, depth: number): Value => {
    if (!isName(name)) return null;
    const inner = local(name, at, depth);
    if (inner !== undefined) return inner;
    const found = meaning(name, at);
    return found.k === 'path' ? pathValue(found.path) : null;
  };

  const memberOf = (object: Range, name: string, depth: number): Value => {
    const before = text.slice(object.start, object.end);
    const qualifier = page.importNames.has(before) ? meaning(before, object.start) : undefined;
    if (qualifier?.k === 'module') return pathValue(joined(qualifier.path, name));
    const value = worth(object, depth);
    if (value?.k !== 'shape') return after(value, `.${name}`);
    const type = page.readType(value.written).members?.(name) ?? '';
    return type === '' ? null : typed(type, value.at, depth + 1);
  };

  const chainOf = (value: Value): Chain | null => (value?.k === 'chain' ? value.chain : null);

  return {
    meaning,
    typePath,
    ofType: (written, at) => chainOf(typed(written, at, 0)),
    chain: (range) => chainOf(worth(outline.trim(range), 0)),
    member: (object, name) => {
      const value = worth(object, 0);
      if (value?.k !== 'shape') return chainOf(memberOf(object, name, 0));
      // What a type embeds has members that stand elsewhere.
      return page.readType(value.written).members?.(name) === '?' ? null : 'own';
    },
    literals: literalsOf(page),
    callee: (range) => {
      const found = expressions.get(keyOf(range));
      return found?.k === 'call' ? text.slice(found.callee.start, found.callee.end) : '';
    },
  };
}

const pathValue = (root: string): Value => ({
  k: 'chain',
  chain: { root, instance: false, steps: [] },
});

function after(value: Value, step: string): Value {
  if (value?.k !== 'chain' || value.chain.steps.length >= deepest) return null;
  return { k: 'chain', chain: { ...value.chain, steps: [...value.chain.steps, step] } };
}
