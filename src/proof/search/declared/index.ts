import { codeOnly } from '../../edits/index.ts';
import { oddClonesIn } from './clones.ts';
import type { Declared } from './declared.ts';
import { lentIn } from './lent.ts';
import { packageOf } from './package.ts';
import { typesIn } from './types.ts';

export type { Declared } from './declared.ts';
export { type Held, heldIn } from './held.ts';
export { packageOf } from './package.ts';

const known = new WeakMap<ReadonlyMap<string, string>, Declared>();

/** Reads the texts once, however often it is asked for them. */
export function declaredIn(texts: ReadonlyMap<string, string>): Declared {
  const declared = known.get(texts) ?? read(texts);
  known.set(texts, declared);
  return declared;
}

const dropFor = /\b(?:Pinned)?Drop\s+for\s+((?:\w+\s*::\s*)*\w+)/g;
const traitFor =
  /\bimpl\b[^{};]*?\b(\w+)(?:\s*<[^{};]*>)?\s+for\s+&\s*(?:'\w+\s+)?((?:\w+\s*::\s*)*\w+)/g;
const conditional =
  /#\s*\[\s*cfg\s*\(([^\]]*)\)\s*\]\s*(?:#\s*\[[^\]]*\]\s*)*(?:pub\b\s*(?:\([^)]*\)\s*)?)?(?:(?:type|struct|enum|union)\s+(\w+)|use\s+[^;{]*?(\w+)\s*;)/g;

function read(texts: ReadonlyMap<string, string>): Declared {
  const types = new Map<string, string[]>();
  const drops = new Set<string>();
  const oddClones = new Set<string>();
  const traits = new Set<string>();
  const references: (readonly [type: string, trait: string])[] = [];
  const variants = new Map<string, Map<string, readonly string[]>>();
  for (const [path, text] of texts) {
    const code = codeOnly(text);
    for (const [name, held] of typesIn(code)) types.set(name, [...(types.get(name) ?? []), held]);
    for (const [, path] of code.matchAll(dropFor)) drops.add(lastOf(path));
    for (const name of oddClonesIn(code)) oddClones.add(name);
    for (const [, name = ''] of code.matchAll(/\btrait\s+(\w+)/g)) traits.add(name);
    for (const [, trait = '', type] of code.matchAll(traitFor))
      references.push([lastOf(type), trait]);
    const own = variants.get(packageOf(path)) ?? new Map<string, readonly string[]>();
    for (const [name, conditions] of variantsIn(code, text)) own.set(name, conditions);
    if (own.size > 0) variants.set(packageOf(path), own);
  }
  return {
    ...{ types, drops, oddClones },
    onReference: new Map(references.filter(([, trait]) => traits.has(trait))),
    variants,
    lent: new Map([...texts].flatMap(([path, text]) => lentIn(path, text))),
  };
}

/** Types that are declared more than once in a text, under conditions. */
function variantsIn(code: string, text: string): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const each of code.matchAll(conditional)) {
    const [all, condition = '', type, used] = each;
    const name = type ?? used ?? '';
    const start = each.index + all.indexOf('(') + 1;
    if (!/^[A-Z]/.test(name)) continue;
    found.set(name, [
      ...(found.get(name) ?? []),
      text.slice(start, start + condition.length).trim(),
    ]);
  }
  return [...found].filter(([, conditions]) => conditions.length > 1);
}

const lastOf = (path: string | undefined): string => path?.split('::').pop()?.trim() ?? '';
