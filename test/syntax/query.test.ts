import { describe, expect, it } from 'vitest';
import { createQueries, languageOf } from '../../src/syntax/index.ts';

const go = languageOf('go');
const queries = createQueries(go, ['definitions', 'references', 'locals']);

describe('queries of a language', () => {
  it('give names, texts and places of captures', () => {
    const text = 'package p\n\nfunc (s *Server) Run() {\n\treturn\n}\n';
    const { matches, damaged } = createQueries(go, ['definitions']).run(text);
    expect(damaged).toBe(false);
    expect(matches).toHaveLength(1);
    expect(matches[0]!.map((each) => each.name)).toEqual([
      'definition.method',
      'receiver',
      'name',
      'parameters',
      'body',
    ]);
    expect(matches[0]![0]).toMatchObject({ start: 11, line: 3, column: 1, endLine: 5 });
    expect(matches[0]![2]).toEqual({
      name: 'name',
      text: 'Run',
      start: 28,
      end: 31,
      line: 3,
      column: 18,
      endLine: 3,
    });
  });

  it('count columns in UTF-16 units', () => {
    const { matches } = queries.run('package p\nvar a, b = "😀é", call()\n');
    const call = matches.flat().find((each) => each.name === 'reference.call')!;
    expect(call).toMatchObject({ text: 'call', line: 2, column: 19 });
  });

  it('run the files that are named, as one', () => {
    const text = 'package p\nfunc f() { x := g() }\n';
    const names = (files: readonly string[]) =>
      new Set(
        createQueries(go, files)
          .run(text)
          .matches.flat()
          .map((each) => each.name),
      );
    expect(names(['definitions']).has('reference.call')).toBe(false);
    expect(names(['references']).has('definition.function')).toBe(false);
    const both = names(['definitions', 'references']);
    expect(both.has('reference.call') && both.has('definition.function')).toBe(true);
  });

  it('say where the text is no Go, and read the rest', () => {
    const { matches, damaged } = queries.run('package p\nfunc f() {}\nfunc (\n');
    expect(damaged).toBe(true);
    expect(matches.flat().some((each) => each.text === 'f')).toBe(true);
  });

  it('give nothing for what the parser does not take', () => {
    // The binding throws for what is no text.
    expect(queries.run(undefined as unknown as string)).toEqual({ matches: [], damaged: true });
    expect(queries.run('package p\n').damaged).toBe(false);
  });

  it('read large files', () => {
    const text = `package p\n${'func f() { g(1, "two", x.y) }\n'.repeat(5_000)}`;
    const { matches, damaged } = queries.run(text);
    expect(damaged).toBe(false);
    expect(matches.flat().filter((each) => each.name === 'reference.call')).toHaveLength(5_000);
  });

  it('fail for a file that is not there', () => {
    expect(() => createQueries(go, ['nothing'])).toThrow('nothing.scm');
  });
});
