import type { FileFacts, FnFacts } from '../index/index.ts';
import { push } from '../model/push.ts';

/** What others can see of a file, by name. */
function interfaceOf(facts: FileFacts): Map<string, string> {
  const parts = new Map<string, string[]>();
  const add = (name: string, part: unknown): void => push(parts, name, JSON.stringify(part));
  for (const fn of facts.fns) add(fn.name, [fn.module, signature(fn)]);
  for (const constant of facts.consts) add(constant.name, constant);
  for (const use of facts.uses)
    add(use.as === '_' ? (use.path.split('::').pop() ?? '_') : use.as, use);
  for (const module of facts.modules) add(module.name, module);
  for (const type of facts.types) {
    add(type.name, { ...type, line: 0, fns: type.fns.map(signature) });
    for (const variant of type.variants) add(variant.name, type.name);
    for (const fn of type.fns) add(fn.name, signature(fn));
  }
  for (const impl of facts.impls) {
    const head = /([A-Za-z_]\w*)\s*(?:<[\s\S]*)?$/.exec(impl.self)?.[1] ?? impl.self;
    add(head, { ...impl, fns: impl.fns.map((fn) => fn.name) });
    for (const fn of impl.fns) add(fn.name, [impl.self, impl.trait, signature(fn)]);
  }
  return new Map([...parts].map(([name, list]) => [name, list.join('\n')]));
}

/** A function as its callers see it; where it stands counts only for one that a changed signature may be proposed for. */
function signature(fn: FnFacts): unknown {
  const line = fn.params.some((param) => param.reads) ? fn.line : 0;
  return { ...fn, start: 0, end: 0, line, calls: [] };
}

export interface InterfaceChange {
  readonly names: readonly string[];
  /** A glob import or module changed: what names mean may have changed anywhere in the crate. */
  readonly everything: boolean;
}

/** Names whose meaning for other files differs between two versions of a file; either may be missing. */
export function changedNames(
  before: FileFacts | undefined,
  after: FileFacts | undefined,
): InterfaceChange {
  const old = before ? interfaceOf(before) : new Map<string, string>();
  const now = after ? interfaceOf(after) : new Map<string, string>();
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => old.get(name) !== now.get(name),
  );
  return { names, everything: names.includes('*') };
}

/** True when two versions of a file have the same functions calling the same names from the same depth, and the same modules. */
export function sameShape(before: FileFacts | undefined, after: FileFacts | undefined): boolean {
  return shapeOf(before) === shapeOf(after);
}

function shapeOf(facts: FileFacts | undefined): string {
  if (!facts) return '';
  const fns = [
    ...facts.fns,
    ...facts.impls.flatMap((impl) => impl.fns),
    ...facts.types.flatMap((type) => type.fns),
  ];
  return JSON.stringify([
    facts.modules,
    facts.fileTest,
    fns.map((fn) => [fn.name, fn.test, fn.calls]),
  ]);
}
