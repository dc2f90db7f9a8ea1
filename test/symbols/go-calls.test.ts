import { describe, expect, it } from 'vitest';
import { readGo, references } from './go.ts';

const header = `
import (
	"fmt"
	core "k8s.io/api/core/v1"
	"example.com/op/api/v2"
	"gopkg.in/yaml.v3"
)
`;
const calls = (body: string) => references(readGo(`${header}${body}`), 'call');

describe('calls of Go', () => {
  it('count their arguments', () => {
    const file = readGo(
      'func two() (int, error) { return 1, nil }\nfunc f(xs []int) { a(); b(1, g(2, 3), func(x, y int) {}); c(1, xs...); d(two()); e(T{1, 2}, /* , */ ",") }',
    );
    const args = (name: string) => file.references.find((each) => each.name === name)!.args;
    expect(args('a')).toMatchObject({ positional: 0, spread: false, keywords: [] });
    expect(args('b')).toMatchObject({ positional: 3, spread: false });
    expect(args('c')).toMatchObject({ positional: 1, spread: true });
    expect(args('d')).toMatchObject({ positional: 0, spread: true });
    expect(args('e')).toMatchObject({ positional: 2, spread: false });
  });

  it('span from their name to their end, within a function', () => {
    const file = readGo('func (t *T) f() {\n\tx.\n\t\tRun(\n\t\t1,\n\t)\n}\n');
    expect(file.references.find((each) => each.name === 'Run')).toMatchObject({
      line: 5,
      column: 3,
      endLine: 7,
      within: 'example.com/op/pkg.T.f',
      test: false,
      doc: false,
    });
  });

  it.each([
    ['func (s *Server) f() { s.Run() }', '@pkg.Server.Run'],
    ['func f(s *core.Pod) { s.Run() }', '@k8s.io/api/core/v1.Pod.Run'],
    ['func f(a, s Server) { s.client.Run() }', '@pkg.Server.client.Run'],
    ['func f() { s := &Server{}; s.Run() }', '@pkg.Server.Run'],
    ['func f() { s, err := NewServer(1); s.Run() }', 'pkg.NewServer().Run'],
    ['func f() { a, s := 1, core.New(); s.Run() }', 'k8s.io/api/core/v1.New().Run'],
    ['func f() { var s Server; s.Run() }', '@pkg.Server.Run'],
    ['func f() { var s = new(Server); s.Run() }', '@pkg.Server.Run'],
    ['func f(x any) { s, ok := x.(*Server); s.Run() }', '@pkg.Server.Run'],
    ['func f(x any) { x.(Server).Run() }', '@pkg.Server.Run'],
    ['func f(x any) { switch s := x.(type) { case *Server: s.Run() } }', '@pkg.Server.Run'],
    ['func f(x any) { switch s := x.(type) { case A, B: s.Run() } }', 'unknown'],
    ['func f(xs []*Server) { for _, s := range xs { s.Run() } }', '@pkg.Server.Run'],
    ['func f(xs map[string]Server) { xs["a"].Run() }', '@pkg.Server.Run'],
    ['func f() { for _, s := range List().Items { s.Run() } }', 'pkg.List().Items[].Run'],
    ['func f() { xs := []Server{}; (&xs[0]).Run() }', '@pkg.Server.Run'],
    ['func f() { (&Server{}).Run() }', '@pkg.Server.Run'],
    ['func f() { Default.Run() }', 'pkg.Default.Run'],
    ['func f() { NewServer().With(1).Run() }', 'pkg.NewServer().With().Run'],
    ['func f() { func() { s := Server{}; s.Run() }() }', '@pkg.Server.Run'],
    ['func f() { if s := New(); s != nil { s.Run() } }', 'pkg.New().Run'],
    ['func f() { s := load(); s = other(); s.Run() }', 'pkg.load().Run'],
    ['func f(ch chan int) { s := <-ch; s.Run() }', 'unknown'],
    ['func f[T any](s T) { s.Run() }', 'unknown'],
    ['func f(g func() Server) { g().Run() }', '@pkg.Server.Run'],
    [
      'func f() { g := func(a, b int) (s *Server, err error) { return }; g(1, 2).Run() }',
      '@pkg.Server.Run',
    ],
    ['func f() { g := func() {}; g().Run() }', 'unknown'],
    [
      'func f() { xs := []struct{ s *Server }{}; for _, c := range xs { c.s.Run() } }',
      '@pkg.Server.Run',
    ],
    [
      'func f() { type c struct { s core.Pod }; x := c{}; x.s.Run() }',
      '@k8s.io/api/core/v1.Pod.Run',
    ],
  ])('%s', (body, expected) => {
    expect(calls(body).at(-1)).toBe(`Run -> ${expected}`);
  });

  it('of locals and built-ins are nobody’s', () => {
    expect(
      calls('func f(g func()) { h := 1; g(); h(); len(x); append(x); func() {}(); string(b) }'),
    ).toEqual([]);
    expect(
      calls('func f(err error) { _ = err.Error(); c := struct{ run func() }{}; c.run() }'),
    ).toEqual([]);
  });

  it('of a built-in’s name are ours where the file defines it', () => {
    expect(calls('func max(a int) int { return a }\nfunc f() { max(1) }')).toEqual([
      'max -> pkg.max',
    ]);
  });

  it('with type arguments are calls', () => {
    expect(calls('func f() { Map[int](x); core.Of[A, B](1, 2) }')).toEqual([
      'Map -> pkg.Map',
      'Of -> k8s.io/api/core/v1.Of',
    ]);
  });

  it('mean the package only where no local hides it', () => {
    expect(calls('func f(core Server) { core.New() }')).toEqual(['New -> @pkg.Server.New']);
    expect(calls('func f() { { core := Server{}; core.New() }; core.New() }')).toEqual([
      'New -> @pkg.Server.New',
      'New -> k8s.io/api/core/v1.New',
    ]);
    expect(calls('func f() { core := core.New(); core.Run() }')).toEqual([
      'New -> k8s.io/api/core/v1.New',
      'Run -> k8s.io/api/core/v1.New().Run',
    ]);
  });
});
