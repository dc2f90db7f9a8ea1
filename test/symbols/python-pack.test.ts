import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/syntax/index.ts';
import { read } from './python-facts.ts';

interface NodeType {
  readonly type: string;
  readonly named: boolean;
  readonly fields?: object;
}

const pack = languageOf('python');
const types: readonly NodeType[] = createRequire(import.meta.url)(
  'tree-sitter-python/src/node-types.json',
);

describe('the language pack', () => {
  it('names kinds of the grammar, and as fieldless only those that have no fields', () => {
    const named = new Map(types.filter((each) => each.named).map((each) => [each.type, each]));
    for (const kind of [...pack.leaves, ...pack.fieldless])
      expect(named.has(kind), kind).toBe(true);
    // Case clauses are fields of a block: nobody asks.
    const withFields = [...pack.fieldless].filter(
      (kind) => kind !== 'block' && Object.keys(named.get(kind)?.fields ?? {}).length > 0,
    );
    expect(withFields).toEqual([]);
  });

  it('claims sources and stubs', () => {
    expect(read('x: int\n', 'src/app/core.pyi').definitions.map(({ path }) => path)).toEqual([
      'app.core.x',
    ]);
  });

  it('reads files that are longer than the parser takes at once', () => {
    const text = Array.from({ length: 4000 }, (_, n) => `def f${n}(a): return g(a)`).join('\n');
    expect(read(text).definitions).toHaveLength(4000);
  });
});
