import { describe, expect, it } from 'vitest';
import { readGo, references, said } from './go.ts';

const header = `
import (
	"fmt"
	core "k8s.io/api/core/v1"
	"example.com/op/api/v2"
	"gopkg.in/yaml.v3"
)
`;
const calls = (body: string) => references(readGo(`${header}${body}`), 'call');

describe('imports of Go', () => {
  it('are references at their own line', () => {
    const file = readGo(header);
    expect(references(file, 'import')).toEqual([
      'fmt -> fmt',
      'v1 -> k8s.io/api/core/v1',
      'v2 -> api/v2',
      'yaml.v3 -> gopkg.in/yaml.v3',
    ]);
    expect(file.references[2]).toMatchObject({ line: 7, column: 2, within: '', args: null });
  });

  it('are called by their alias, their last part, or the part before a version', () => {
    expect(
      calls('func f() { fmt.Print(); core.New(); api.New(); v2.New(); yaml.Marshal() }'),
    ).toEqual([
      'Print -> fmt.Print',
      'New -> k8s.io/api/core/v1.New',
      'New -> api/v2.New',
      'New -> api/v2.New',
      'Marshal -> gopkg.in/yaml.v3.Marshal',
    ]);
  });

  it('with a dot offer all their names in the module', () => {
    const file = readGo('import . "github.com/onsi/gomega"\nfunc f() { Expect(1) }');
    expect(file.aliases).toMatchObject([
      { path: 'example.com/op/pkg', target: 'github.com/onsi/gomega', star: true, line: 3 },
    ]);
    expect(references(file, 'call')).toEqual(['Expect -> pkg.Expect']);
  });
});

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

describe('members, types and names of Go', () => {
  const all = (kind: 'attribute' | 'type' | 'name', body: string) =>
    references(readGo(`${header}${body}`), kind);

  it('reads members that are not called', () => {
    expect(all('attribute', 'func f(s *Server) { s.a.b = core.Max; g(s.run) }')).toEqual([
      'a -> @pkg.Server.a',
      'b -> @pkg.Server.a.b',
      'Max -> k8s.io/api/core/v1.Max',
      'run -> @pkg.Server.run',
    ]);
  });

  it('reads the fields of literals, nested ones too', () => {
    expect(
      all(
        'attribute',
        'var x = Server{Host: "a", Pods: []core.Pod{{Name: "b"}}, By: map[string]*Port{"c": {Number: 1}}}',
      ),
    ).toEqual([
      'Host -> @pkg.Server.Host',
      'Pods -> @pkg.Server.Pods',
      'Name -> @k8s.io/api/core/v1.Pod.Name',
      'By -> @pkg.Server.By',
      'Number -> @pkg.Port.Number',
    ]);
  });

  it('keys of a map are names or values, never fields', () => {
    const body = 'var x = map[Role]int{Leader: 1}\nvar y = map[Key]int{{Host: 1}: 2}';
    expect(all('name', body)).toEqual(['Leader -> pkg.Leader']);
    expect(all('attribute', body)).toEqual(['Host -> @pkg.Key.Host']);
  });

  it('members of a struct without a name are nobody’s', () => {
    const body =
      'func f() { xs := []struct{ name string }{{name: "a"}}; for _, c := range xs { g(c.name) } }';
    expect(all('attribute', body)).toEqual([]);
  });

  it('reads types wherever they stand, each once', () => {
    expect(
      all(
        'type',
        'type A struct { b *B; c map[C]core.Pod }\nfunc (a A) f(d D) (E, error) { var g G; x := H{}; y := z.(I); return J(y), nil }',
      ),
    ).toEqual([
      'B -> pkg.B',
      'C -> pkg.C',
      'Pod -> k8s.io/api/core/v1.Pod',
      'A -> pkg.A',
      'D -> pkg.D',
      'E -> pkg.E',
      'G -> pkg.G',
      'H -> pkg.H',
      'I -> pkg.I',
    ]);
  });

  it('type parameters are nobody’s', () => {
    expect(
      all('type', 'type L[T any] struct { x T }\nfunc (l *L[U]) f(u U) {}\nfunc g[V L](v V) {}'),
    ).toEqual(['L -> pkg.L', 'L -> pkg.L']);
  });

  it('reads names of the package that are values', () => {
    const body =
      'func f(local int) { a := Limit; b(Other, local, -Third); if Fourth == local { }; for i := range Fifth { _ = i }; Sixth.Do(); return }';
    expect(all('name', body)).toEqual([
      'Limit -> pkg.Limit',
      'Other -> pkg.Other',
      'Third -> pkg.Third',
      'Fourth -> pkg.Fourth',
      'Fifth -> pkg.Fifth',
      'Sixth -> pkg.Sixth',
    ]);
  });

  it('nothing else is a name', () => {
    expect(
      all(
        'name',
        'func f() { x, y := 1, nil; x++; fmt.Print(x, y, true, iota, _); label: for { break label } }',
      ),
    ).toEqual([]);
  });
});

describe('what Go does not understand', () => {
  it.each(['func f( {', 'type T struct { a', 'var x = [', '}}}}', '"\u0000', 'package'])(
    'is read as far as it goes: %s',
    (text) => {
      const file = readGo(`func Good() {}\n${text}`);
      expect(file.damaged).toBe(true);
      expect(file.path).toBe('op/pkg/a.go');
    },
  );

  it('is deep nesting', () => {
    const deep = 4_000;
    const text = `var x = ${'f('.repeat(deep)}${')'.repeat(deep)}\nfunc g() ${'{'.repeat(deep)}a.b()${'}'.repeat(deep)}\nvar y = a${'.b'.repeat(deep)}\nvar z ${'*'.repeat(deep)}T\n`;
    const file = readGo(text);
    expect(file.references.length).toBeGreaterThan(deep);
  });

  it('is an empty file', () => {
    expect(readGo('package pkg')).toMatchObject({
      damaged: false,
      definitions: [],
      references: [],
    });
  });

  it('keeps chains short', () => {
    const file = readGo(`var y = a${'.b'.repeat(100)}`);
    expect(file.references.every((each) => (each.target?.steps.length ?? 0) < 30)).toBe(true);
    expect(said(file.definitions[0]!.gives)).toBe('unknown');
  });
});
