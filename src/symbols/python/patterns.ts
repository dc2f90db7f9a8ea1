import { k } from './kinds.ts';
import { bind, type Reading, type Scope } from './scopes.ts';
import { childrenOf, textOf } from './source.ts';

/** Binds the names that a `case` captures: a lone name is a capture, a dotted one is a value. */
export function bindPattern(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  for (const child of childrenOf(source, node)) {
    const kind = source.kind[child];
    if (kind !== k.dotted_name && kind !== k.identifier) continue;
    const name = textOf(source, child);
    if (name.includes('.')) continue;
    bind(scope, name, { form: 'unknown', node: -1, scope, target: '' });
  }
}
