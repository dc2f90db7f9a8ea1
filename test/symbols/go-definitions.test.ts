import { describe, expect, it } from 'vitest';
import { definition, definitions, readGo } from './go.ts';

describe('definitions of Go', () => {
  it('are functions, methods, types, fields, constants and variables', () => {
    const file = readGo(`
type Server struct {
	Host, Port string
	*Base
	other.Mixin[int]
	Inner struct {
		Deep int
	}
}
type Runner interface {
	Run(ctx context.Context) error
	io.Closer
}
type Role string
const Leader Role = "leader"
const (
	First = iota
	Second
)
var shared, spare = New(), 1
func New() *Server { return nil }
func (s *Server) Start(port int) error { return nil }
func (list *List[T]) Push(value T) {}
`);
    expect(definitions(file)).toEqual([
      'struct pkg.Server',
      'field pkg.Server.Host',
      'field pkg.Server.Port',
      'field pkg.Server.Base',
      'field pkg.Server.Mixin',
      'field pkg.Server.Inner',
      'field pkg.Server.Inner.Deep',
      'trait pkg.Runner',
      'method pkg.Runner.Run',
      'type pkg.Role',
      'const pkg.Leader',
      'const pkg.First',
      'const pkg.Second',
      'const pkg.shared',
      'const pkg.spare',
      'function pkg.New',
      'method pkg.Server.Start',
      'method pkg.List.Push',
    ]);
    expect(definition(file, 'pkg.Server.Start').owner).toBe('example.com/op/pkg.Server');
    expect(definition(file, 'pkg.Server.Host').owner).toBe('example.com/op/pkg.Server');
    expect(definition(file, 'pkg.New').owner).toBe('example.com/op/pkg');
  });

  it('inside functions are nobody else’s', () => {
    const file = readGo(`
func Outer() {
	type local struct { Field int }
	const limit = 3
	var x = 1
	inner := func() { var y int; _ = y }
}
var table = []struct{ name string }{{name: "a"}}
var made = func() int { var hidden = 1; return hidden }
`);
    expect(definitions(file)).toEqual([
      'function pkg.Outer',
      'const pkg.table',
      'field pkg.table.name',
      'const pkg.made',
    ]);
  });

  it('know the names of fields in JSON', () => {
    const file = readGo(`
type Spec struct {
	Replicas *int32 \`json:"replicas,omitempty" yaml:"r"\`
	Hidden   string \`json:"-"\`
	Inline   Meta   \`json:",inline"\`
	Plain    string "json:\\"plain\\""
	Base     \`json:"base"\`
}
`);
    expect(file.definitions.filter((each) => each.path.includes('json:'))).toMatchObject([
      { kind: 'field', name: 'replicas', path: 'example.com/op/pkg.Spec.json:replicas', line: 5 },
      { name: 'plain' },
      { name: 'base', owner: 'example.com/op/pkg.Spec' },
    ]);
  });

  it('stand where their name stands and end where they end', () => {
    const file = readGo('func (s *Server) Start(\n\tport int,\n) error {\n\treturn nil\n}\n');
    expect(definition(file, 'pkg.Server.Start')).toMatchObject({ line: 3, column: 18, endLine: 7 });
  });

  it('are public by their first letter', () => {
    const file = readGo('func Open() {}\nfunc hidden() {}\nfunc Äußern() {}\nfunc _x() {}\n');
    expect(file.definitions.map((each) => each.visibility)).toEqual([
      'public',
      'crate',
      'public',
      'crate',
    ]);
  });

  it('are tests in files of tests, and in a package of their own where that is written', () => {
    expect(readGo('func Helper() {}', 'op/pkg/a_test.go').definitions[0]).toMatchObject({
      test: true,
      path: 'example.com/op/pkg.Helper',
    });
    const outside = readGo('package pkg_test\nfunc Helper() {}', 'op/pkg/a_test.go');
    expect(outside.module).toBe('example.com/op/pkg_test');
    expect(readGo('func Helper() {}').definitions[0]!.test).toBe(false);
  });

  it('say that they are deprecated, and under which condition they are built', () => {
    const file = readGo(`//go:build linux && !race

package pkg

// Old does it.
//
// Deprecated: use New.
func Old() {}

func New() {} // Deprecated: not this one.
func Next() {}
`);
    expect(file.definitions.map((each) => each.deprecated)).toEqual([true, false, false]);
    expect(file.definitions[0]!.condition).toBe('linux && !race');
  });

  it('have their plain name where no go.mod claims them', () => {
    expect(readGo('func Free() {}', 'elsewhere/a.go')).toMatchObject({
      module: '',
      definitions: [{ path: 'Free', owner: '' }],
    });
  });
});

describe('bodies', () => {
  const body = (text: string) => readGo(text).definitions[0]!.body;

  it('are equal under another name and layout', () => {
    const one = body('func Sum(a, b int) int {\n\t// adds\n\treturn Sum(a, b)\n}');
    const two = body('func Total(\n\ta, b int,\n) int { return Total(a,\n\tb,\n) /* same */ }');
    expect(two).toBe(one);
    expect(one).not.toBe('');
  });

  it('differ where the text differs', () => {
    expect(body('func F() int { return 1 }')).not.toBe(body('func F() int { return 2 }'));
    expect(body('type T struct { a int }')).not.toBe(body('type T struct { b int }'));
  });

  it('do not hold the type that a method belongs to', () => {
    expect(body('func (s *Old) Get() int { return s.x }')).toBe(
      body('func (s *New) Get() int { return s.x }'),
    );
  });

  it('are none for what has no text of its own', () => {
    const file = readGo('type R interface { Run() }\nvar x int\n');
    expect(definition(file, 'pkg.R.Run').body).toBe('');
    expect(definition(file, 'pkg.x').body).toBe('');
  });
});
