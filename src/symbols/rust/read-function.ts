import { defineFunctionBinding, defineMethodBinding } from './binding-members.ts';
import { readBlock } from './blocks.ts';
import { spanOf, wordAt } from './cursor.ts';
import { define, ownerOf, pathBelow, positional, referAt, traitsOf } from './emit.ts';
import type { Item } from './items.ts';
import type { Reader } from './reader.ts';
import { readHead } from './signature.ts';
import { release } from './values.ts';

/** A function or method: how it is called, for whom, and its body. */
export function readFunction(r: Reader, item: Item): void {
  const { place } = r;
  const name = wordAt(r.t, item.name);
  const path = pathBelow(place, name);
  const mark = r.undo.length;
  if (place.within !== '') hideVariables(r);
  const impl = r.impl;
  r.impl = undefined;
  r.place = { ...place, owner: '', within: path };
  const head = readHead(r, item);
  const method = place.owner !== '';
  r.place = place;
  define(r, item.name, item.end - 1, {
    kind: method ? 'method' : 'function',
    name,
    path,
    owner: ownerOf(place),
    signature: head.signature,
    gives: head.gives,
    ...traitsOf(r, item),
    ...(impl?.trait ? { visibility: 'public' as const } : {}),
  });
  if (impl?.trait)
    referAt(
      r,
      spanOf(r.t, item.name),
      'override',
      name,
      { root: impl.trait, instance: true, steps: [`.${name}`] },
      positional(head.parameters.length),
      false,
      false,
    );
  if (r.native !== '') {
    if (impl?.python) defineMethodBinding(r, item, head, head.result, impl.python);
    else if (!method) defineFunctionBinding(r, item, head);
  }
  r.place = { ...place, owner: '', within: path };
  if (item.body >= 0) readBlock(r, item.body);
  release(r, mark);
  r.impl = impl;
}

/** A function inside another sees its items, not its variables. */
function hideVariables(r: Reader): void {
  for (const [name, local] of r.locals)
    if (local.path === '') {
      r.undo.push([name, local]);
      r.locals.delete(name);
    }
}
