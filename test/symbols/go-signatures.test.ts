import { describe, expect, it } from 'vitest';
import { definition, readGo, said } from './go.ts';

describe('signatures of Go', () => {
  const parameters = (written: string) =>
    definition(readGo(`func F${written} {}`), 'pkg.F').signature!.parameters.map(
      ({ name, kind, required, type }) => `${name} ${type} ${kind}${required ? '' : '?'}`,
    );

  it.each([
    ['()', []],
    ['(a int)', ['a int positional']],
    [
      '(a, b *pkg.T, c ...Option)',
      ['a *pkg.T positional', 'b *pkg.T positional', 'c Option rest?'],
    ],
    ['(int, map[string]T)', [' int positional', ' map[string]T positional']],
    [
      '(f func(x, y int) error, ch <-chan T)',
      ['f func(x, y int) error positional', 'ch <-chan T positional'],
    ],
    [
      '(\n\ta int, // first\n\tb string, /* second, and last */\n)',
      ['a int positional', 'b string positional'],
    ],
    ['(_ int)', ['_ int positional']],
    ['[K comparable, V any](m map[K]V)', ['m map[K]V positional']],
  ])('F%s', (written, expected) => {
    expect(parameters(written)).toEqual(expected);
  });

  it('tell results, generics and receivers', () => {
    const file = readGo(`
func Map[K comparable, V any](m map[K]V) (out []V, err error) { return }
func (s Server) Stop() error { return nil }
type Runner interface { Run() }
`);
    expect(definition(file, 'pkg.Map').signature).toMatchObject({
      returns: '(out []V, err error)',
      generics: 2,
      receiver: 'none',
      access: 'call',
    });
    expect(definition(file, 'pkg.Server.Stop').signature).toMatchObject({
      returns: 'error',
      receiver: 'instance',
    });
    expect(definition(file, 'pkg.Runner.Run').signature!.receiver).toBe('instance');
  });
});

describe('what definitions give', () => {
  it.each([
    ['func F() *Server { return nil }', '@pkg.Server'],
    ['func F() (Server, error) { return }', '@pkg.Server'],
    ['func F() (s **Server, err error) { return }', '@pkg.Server'],
    ['func F() core.Pod { return }', '@k8s.io/api/core/v1.Pod'],
    ['func F() List[int] { return }', '@pkg.List'],
    ['func F[T any]() T { return }', 'unknown'],
    ['func F() []Server { return nil }', 'unknown'],
    ['func F() error { return nil }', 'unknown'],
    ['func F() {}', 'unknown'],
    ['var F Server', '@pkg.Server'],
    ['var F = &Server{}', '@pkg.Server'],
    ['var F = make(chan int)', 'unknown'],
    ['var G, F = 1, NewServer().Client', 'pkg.NewServer().Client'],
    ['var F = core.Default', 'k8s.io/api/core/v1.Default'],
  ])('%s', (written, expected) => {
    const file = readGo(`import core "k8s.io/api/core/v1"\n${written}\n`);
    expect(said(definition(file, 'pkg.F').gives)).toBe(expected);
  });

  it('is the type of a field', () => {
    const file = readGo('type T struct { a *Server; b []Server; *Base }');
    expect(file.definitions.slice(1).map((each) => said(each.gives))).toEqual([
      '@pkg.Server',
      'unknown',
      '@pkg.Base',
    ]);
  });

  it('names bases: what is embedded, and what a type is made of', () => {
    const file = readGo(`
import "sigs.k8s.io/controller-runtime/pkg/client"
type A struct { *Base; client.Client; Named Base }
type B interface { A; fmt.Stringer; ~int | string }
type C Base
type D = client.Object
type E map[string]int
`);
    const bases = (name: string) => definition(file, `pkg.${name}`).bases;
    expect(bases('A')).toEqual([
      'example.com/op/pkg.Base',
      'sigs.k8s.io/controller-runtime/pkg/client.Client',
    ]);
    expect(bases('B')).toEqual(['example.com/op/pkg.A', '?']);
    expect(bases('C')).toEqual(['example.com/op/pkg.Base']);
    expect(bases('D')).toEqual(['sigs.k8s.io/controller-runtime/pkg/client.Object']);
    expect(bases('E')).toEqual([]);
    expect(definition(file, 'pkg.E').open).toBe(true);
  });
});
