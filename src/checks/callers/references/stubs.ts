import { isStub } from '../world/world.ts';
import { groupBroken, type ReferenceRule, type Use } from './use.ts';

/** Stubs for type checkers that still declare what the native module no longer has. */
export const stubUses: ReferenceRule = {
  id: 'stubs',
  find: ({ sides, broken }) => {
    const gone = groupBroken(broken, (each) =>
      each.kind === 'binding' && each.change !== 'signature' ? each.qualified : null,
    );
    const out: Use[] = [];
    for (const [path, [each]] of gone)
      for (const definition of sides.head.definitions.get(path) ?? []) {
        if (!each || !isStub(sides.head, definition)) continue;
        out.push({
          broken: each,
          file: sides.head.fileOf(definition),
          at: definition,
          symbol: each.name,
          kind: 'type',
          confidence: 'certain',
          message: `the stub still declares \`${path}\`, which the native module no longer has`,
          candidates: [],
        });
      }
    return out;
  },
};
