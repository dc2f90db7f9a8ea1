import { k } from './kinds.ts';
import type { ClassFacts, FieldPlace, Reading } from './scopes.ts';
import { childOfKind, childrenOf, textOf } from './source.ts';

/** Names in the `__slots__` of a class, each with its place. */
export function slotNames(
  reading: Reading,
  facts: ClassFacts,
): readonly { readonly name: string; readonly place: FieldPlace }[] {
  const { source } = reading;
  const [slots] = facts.fields.get('__slots__') ?? [];
  if (!slots || slots.value < 0) return [];
  const single = source.kind[slots.value] === k.string;
  const strings = single ? [slots.value] : childrenOf(source, slots.value);
  const out: { name: string; place: FieldPlace }[] = [];
  for (const string of strings) {
    const content = childOfKind(source, string, k.string_content);
    if (source.kind[string] !== k.string || content < 0) continue;
    const name = textOf(source, content);
    if (!/^[A-Za-z_]\w*$/.test(name)) continue;
    out.push({ name, place: { node: content, type: -1, value: -1, scope: slots.scope } });
  }
  return out;
}
