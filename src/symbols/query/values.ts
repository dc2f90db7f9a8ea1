import type { Chain } from '../facts.ts';
import { keyOf, type Literals, literalsOf, readExpressions } from './expressions.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';

/** What a name means where it stands. */
export type Meaning =
  | { readonly k: 'local'; readonly chain: Chain | null }
  | { readonly k: 'module'; readonly path: string }
  | { readonly k: 'path'; readonly path: string }
  | { readonly k: 'builtin' };

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
  readonly member: (object: Range, name: string) => Chain | null;
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

  const meaning = (name: string, at: number, depth = 0): Meaning => {
    const local = scopes.find(name, at);
    if (local) {
      if (local.type !== '') return { k: 'local', chain: ofType(local.type, local.at) };
      const { value, elements } = local;
      const chain = value ? chainOf(value, depth + 1) : elements && elementOf(elements, depth + 1);
      return { k: 'local', chain };
    }
    if (page.ownNames.has(name)) return { k: 'path', path: joined(page.module, name) };
    const path = page.importNames.get(name);
    if (path !== undefined) return { k: 'module', path };
    if (hooks.builtin.has(name)) return { k: 'builtin' };
    return { k: 'path', path: joined(page.module, name) };
  };

  const typePath = (written: string, at: number): string | null => {
    const { name } = hooks.readType(written);
    if (name === '') return null;
    const cut = name.indexOf('.');
    const first = cut < 0 ? name : name.slice(0, cut);
    if (scopes.find(first, at)) return null;
    const found = meaning(first, at);
    if (cut < 0) return found.k === 'path' ? found.path : null;
    return found.k === 'module' ? joined(found.path, name.slice(cut + 1)) : null;
  };

  const ofType = (written: string, at: number): Chain | null => {
    const root = typePath(written, at);
    return root === null ? null : { root, instance: true, steps: [] };
  };

  /** Type as written where the expression shows it: a typed local, a literal. */
  const writtenType = (range: Range, depth: number): string => {
    if (depth > deepest) return '';
    const found = expressions.get(keyOf(range));
    if (found?.k === 'type') return found.written;
    if (found?.k === 'same') return writtenType(found.inner, depth + 1);
    if (found) return '';
    const local = scopes.find(text.slice(range.start, range.end), range.start);
    if (!local) return '';
    return local.type !== '' || !local.value ? local.type : writtenType(local.value, depth + 1);
  };

  const elementOf = (range: Range, depth: number): Chain | null => {
    const elements = hooks.readType(writtenType(range, depth)).elements;
    return elements === '' ? after(chainOf(range, depth), '[]') : ofType(elements, range.start);
  };

  const chainOf = (range: Range, depth = 0): Chain | null => {
    if (depth > deepest) return null;
    const found = expressions.get(keyOf(range));
    switch (found?.k) {
      case undefined:
        return named(range, depth);
      case 'same':
        return chainOf(found.inner, depth + 1);
      case 'type':
        return ofType(found.written, range.start);
      case 'member':
        return memberOf(found.object, found.name, depth);
      case 'element':
        return elementOf(found.object, depth + 1);
      case 'call':
        return after(chainOf(found.callee, depth + 1), '()');
    }
  };

  const named = (range: Range, depth: number): Chain | null => {
    const name = text.slice(range.start, range.end);
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return null;
    const found = meaning(name, range.start, depth);
    if (found.k === 'local') return found.chain;
    return found.k === 'path' ? { root: found.path, instance: false, steps: [] } : null;
  };

  const memberOf = (object: Range, name: string, depth: number): Chain | null => {
    const before = text.slice(object.start, object.end);
    const qualifier = page.importNames.has(before) ? meaning(before, object.start) : undefined;
    if (qualifier?.k === 'module')
      return { root: joined(qualifier.path, name), instance: false, steps: [] };
    return after(chainOf(object, depth + 1), `.${name}`);
  };

  return {
    typePath,
    ofType,
    meaning: (name, at) => meaning(name, at),
    chain: (range) => chainOf(outline.trim(range)),
    member: (object, name) => memberOf(object, name, 0),
    literals: literalsOf(page),
    callee: (range) => {
      const found = expressions.get(keyOf(range));
      return found?.k === 'call' ? text.slice(found.callee.start, found.callee.end) : '';
    },
  };
}

function after(chain: Chain | null, step: string): Chain | null {
  if (!chain || chain.steps.length >= deepest) return null;
  return { ...chain, steps: [...chain.steps, step] };
}
