import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Parser from 'tree-sitter';
import { describe, expect, it } from 'vitest';
import { createParser, fieldOf, kindOf, languageOf } from '../../src/syntax/index.ts';

const root = new URL('../../', import.meta.url).pathname;
const rust = languageOf('rust');
const require = createRequire(import.meta.url);

interface NodeType {
  readonly type: string;
  readonly named: boolean;
  readonly fields?: object;
}

/** What the copy should hold, read node by node the slow way. */
function readPlainly(text: string): string[] {
  const parser = new Parser();
  parser.setLanguage(rust.grammar);
  const out: string[] = [];
  const visit = (cursor: Parser.TreeCursor): void => {
    const { nodeType, nodeIsNamed } = cursor;
    const isComment = rust.comments.has(nodeType);
    const kept = nodeType === 'ERROR' || (nodeIsNamed ? !isComment : rust.tokens.has(nodeType));
    if (!kept) return;
    const { startIndex, endIndex, currentFieldName } = cursor;
    out.push(`${nodeType} ${currentFieldName ?? ''} ${startIndex} ${endIndex}`);
    if (!nodeIsNamed || rust.leaves.has(nodeType) || !cursor.gotoFirstChild()) return;
    do visit(cursor);
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  visit(parser.parse(text).walk());
  return out;
}

function readCopy(text: string): string[] {
  const tree = createParser(rust).parse(text, () => true)!;
  return Array.from(
    { length: tree.size },
    (_, n) => `${kindOf(tree, n)} ${fieldOf(tree, n)} ${tree.start[n]} ${tree.end[n]}`,
  );
}

describe('the copy of a tree', () => {
  const files = ['test/fixtures', 'demo', 'queries']
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true }).map(
        (name) => `${folder}/${String(name)}`,
      ),
    )
    .filter((name) => name.endsWith('.rs'))
    .sort();

  it.each(files)('holds the nodes of the native one: %s', (file) => {
    const text = readFileSync(`${root}${file}`, 'utf8');
    expect(readCopy(text)).toEqual(readPlainly(text));
  });

  it.each([
    'fn f( { let x = ; }',
    'struct A { b: , c }',
    'fn f() { match x { A => , _ => {} } }',
    '/* a */ fn /* b */ f(/* c */ self) { /* d */ g(/* e */ 1) }',
  ])('holds them where the text is broken or starts with a comment: %s', (text) => {
    expect(readCopy(text)).toEqual(readPlainly(text));
  });

  it('asks for no field only where the grammar has none', () => {
    const types = require('tree-sitter-rust/src/node-types.json') as NodeType[];
    const withFields = types.filter((each) => Object.keys(each.fields ?? {}).length > 0);
    const names = new Set(types.filter((each) => each.named).map((each) => each.type));
    expect([...rust.fieldless].filter((name) => !names.has(name))).toEqual([]);
    expect(withFields.map((each) => each.type).filter((name) => rust.fieldless.has(name))).toEqual(
      [],
    );
  });
});
