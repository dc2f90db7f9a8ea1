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
