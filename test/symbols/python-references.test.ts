import { describe, expect, it } from 'vitest';
import { chain, read, targets, use, uses } from './python-facts.ts';

const here = 'app.jobs.runner';

describe('imports', () => {
  it('names the module and each name, at its own place', () => {
    const file = read('from lib.deep import (\n    One,\n    two as three,\n)\nimport lib.other\n');
    expect(uses(file, 'import')).toEqual([
      '1:10 deep -> lib.deep',
      '2:5 One -> lib.deep.One',
      '3:5 two -> lib.deep.two',
      '5:12 other -> lib.other',
    ]);
    expect(file.imports).toEqual(['lib.deep', 'lib.other']);
  });

  it('resolves relative imports and scripts that lie beside', () => {
    const text = 'from . import helpers\nfrom .helpers import run\nfrom ..core import go\n';
    expect(targets(read(text), 'import')).toEqual([
      'app.jobs.helpers',
      'app.jobs.helpers',
      'app.jobs.helpers.run',
      'app.core',
      'app.core.go',
    ]);
    expect(targets(read(text, 'src/app/jobs/__init__.py'), 'import')[0]).toBe('app.jobs.helpers');
    expect(targets(read('from shapes import Box\n', 'tools/plot.py'), 'import')).toEqual([
      'tools.shapes',
      'tools.shapes.Box',
    ]);
  });

  it('offers the names that a module binds', () => {
    const text = [
      'import lib.deep',
      'import lib.deep as d',
      'from lib import A, B as C',
      'from lib.all import *',
      'if TYPE_CHECKING:',
      '    from lib import T',
      'Other = A',
      'Third = d.Third',
      'def f():\n    from lib import local',
    ].join('\n');
    const file = read(text);
    expect(
      file.aliases.map(({ path, target, star }) => `${path} -> ${target}${star ? ' *' : ''}`),
    ).toEqual([
      `${here}.lib -> lib`,
      `${here}.d -> lib.deep`,
      `${here}.A -> lib.A`,
      `${here}.C -> lib.B`,
      `${here} -> lib.all *`,
      `${here}.T -> lib.T`,
      `${here}.Other -> lib.A`,
      `${here}.Third -> lib.deep.Third`,
    ]);
    expect(file.open).toBe(true);
    expect(read('from .helpers import *\n').open).toBe(false);
    expect(read('def __getattr__(name): ...\n').open).toBe(true);
  });

  it.each([
    ['try:\n    import lib\nexcept ImportError:\n    lib = None\n', true],
    ['try:\n    import lib\nexcept (KeyError, ModuleNotFoundError):\n    pass\n', true],
    ['try:\n    import lib\nexcept:\n    pass\n', true],
    ['try:\n    import lib\nexcept KeyError:\n    pass\n', false],
    ['try:\n    pass\nexcept ImportError:\n    import lib\n', false],
    ['with contextlib.suppress(ImportError):\n    import lib\n', true],
    ['pytest.importorskip("lib")\n', true],
    ['def f():\n    import lib\n', false],
  ])('is guarded where it may fail: %j', (text, guarded) => {
    expect(use(read(text), 'import', 'lib').guarded).toBe(guarded);
  });
});

describe('calls', () => {
  it('counts arguments', () => {
    const file = read('from lib import f\nf(1, *a, k=2, **b)\nf(x for x in y)\nf(1, **{"q": 2})\n');
    expect(file.references.filter(({ kind }) => kind === 'call').map(({ args }) => args)).toEqual([
      { positional: 1, keywords: ['k'], spread: true, keywordSpread: true },
      { positional: 1, keywords: [], spread: false, keywordSpread: false },
      { positional: 1, keywords: ['q'], spread: false, keywordSpread: false },
    ]);
  });

  it('stands at the name, to the end of the call', () => {
    const file = read('from lib import a\n(\n    a.first()\n    .second(\n        1\n    )\n)\n');
    const { line, column, endLine, target } = use(file, 'call', 'second');
    expect([line, column, endLine]).toEqual([4, 6, 6]);
    expect(chain(target)).toBe('lib.a .first () .second');
  });

  it('follows imports, modules, self, cls and super', () => {
    const text = [
      'import lib.deep',
      'import lib.deep as d',
      'from lib import Base',
      'class C(Base):',
      '    def m(self):',
      '        lib.deep.f()',
      '        d.g()',
      '        self.client.get()',
      '        super().m(1)',
      '        C.n()',
      '    @classmethod',
      '    def n(cls):',
      '        return cls()',
    ].join('\n');
    expect(targets(read(text), 'call')).toEqual(
      [
        'lib.deep .f',
        'lib.deep .g',
        `${here}.C! .client .get`,
        `${here}.C! super() .m`,
        `${here}.C .n`,
        'classmethod',
        `${here}.C`,
      ].filter((target) => target !== 'classmethod'),
    );
  });

  it('follows parameters, local values, with and await', () => {
    const text = [
      'from lib import Client, connect',
      'async def f(a: Client, b: "Client | None", c, *rest: Client):',
      '    a.one()',
      '    b.two()',
      '    c.three()',
      '    rest.four()',
      '    x = await connect()',
      '    x.five()',
      '    with Client() as y:',
      '        y.six()',
      '    if (z := Client()):',
      '        z.seven()',
      '    for w in a.all:',
      '        w.eight()',
      '    q = Client()',
      '    q = c',
      '    q.nine()',
      '    n = None',
      '    n = Client()',
      '    n.ten()',
    ].join('\n');
    const called = read(text).references.filter(({ kind, args }) => kind === 'call' && args);
    const of = Object.fromEntries(called.map(({ name, target }) => [name, chain(target)]));
    expect(of).toMatchObject({
      one: 'lib.Client! .one',
      two: 'lib.Client! .two',
      three: '-',
      four: '-',
      five: 'lib.connect () await .five',
      six: 'lib.Client () .six',
      seven: 'lib.Client () .seven',
      eight: '-',
      nine: '-',
      ten: 'lib.Client () .ten',
    });
  });

  it('knows a value by either side of or, and by the module variable it is kept in', () => {
    const text = [
      'from lib import Client',
      'shared = Client()',
      'def f(given: Optional[Client] = None):',
      '    client = given or Client()',
      '    client.a()',
      '    shared.b()',
    ].join('\n');
    const file = read(text);
    expect(chain(use(file, 'call', 'a').target)).toBe('lib.Client! .a');
    expect(chain(use(file, 'call', 'b').target)).toBe(`${here}.shared .b`);
  });

  it.each([
    ['for a in boxes: a.x()', 'lib.Box! .x'],
    ['for a in sorted(boxes): a.x()', 'lib.Box! .x'],
    ['for i, a in enumerate(boxes): a.x()', 'lib.Box! .x'],
    ['for k, a in named.items(): a.x()', 'lib.Box! .x'],
    ['for a in named.values(): a.x()', 'lib.Box! .x'],
    ['for a in named: a.x()', '-'],
    ['for k, a in named: a.x()', '-'],
    ['for a in plain: a.x()', '-'],
    ['[a.x() for a in self.kept]', 'lib.Box! .x'],
    ['boxes[0].x()', 'lib.Box! .x'],
    ['named["k"].x()', 'lib.Box! .x'],
    ['boxes[1:].x()', '-'],
    ['getattr(lib, "Box").x()', 'lib .Box .x'],
  ])('takes elements of containers whose annotation the file shows: %s', (line, expected) => {
    const text = [
      'import lib',
      'from lib import Box',
      'class C:',
      '    def m(self, boxes: Optional[list[Box]], named: "dict[str, Box]", plain: list):',
      '        self.kept = boxes',
      `        ${line}`,
    ].join('\n');
    expect(chain(use(read(text), 'call', 'x').target)).toBe(expected);
  });

  it('calls local values by what they stand for', () => {
    const file = read(
      'from lib import C\ndef f(c: C):\n    g = c.run\n    g(1)\n    h = C()\n    h(2)\n',
    );
    expect(targets(file, 'call')).toEqual(['lib.C! .run', 'lib.C', 'lib.C () .__call__']);
  });

  it('is a call where a function is handed over with its arguments', () => {
    const text = [
      'from lib import f',
      'functools.partial(f, 1, k=2)',
      'asyncio.to_thread(f, 1, k=2)',
      'threading.Thread(target=f, args=(1, 2))',
    ].join('\n');
    const handed = read(text)
      .references.filter(({ name }) => name === 'f')
      .slice(1);
    expect(handed.map(({ kind }) => kind)).toEqual(['call', 'call', 'call']);
    expect(handed.map(({ args }) => [args!.positional, args!.spread])).toEqual([
      [1, true],
      [1, false],
      [2, false],
    ]);
  });

  it('is awaited, guarded, within', () => {
    const text = [
      'from lib import f',
      'class C:',
      '    async def m(self):',
      '        await f(1)',
      'def test():',
      '    with pytest.raises(TypeError):',
      '        f(2)',
    ].join('\n');
    const [first, second] = read(text).references.filter(
      ({ kind, name }) => kind === 'call' && name === 'f',
    );
    expect([first!.awaited, first!.guarded, first!.within]).toEqual([true, false, `${here}.C.m`]);
    expect([second!.awaited, second!.guarded, second!.within]).toEqual([
      false,
      true,
      `${here}.test`,
    ]);
  });

  it('calls a bare decorator with what it stands on', () => {
    const file = read('from lib import deco\n@deco\ndef f(): ...\n@deco(1)\ndef g(): ...\n');
    expect(
      file.references.filter(({ kind }) => kind === 'call').map(({ args }) => args!.positional),
    ).toEqual([1, 1]);
  });

  it('tells nothing of builtins, of the library and of local functions', () => {
    const text =
      'import os\ndef f():\n    def g(): ...\n    g()\n    print(len([]))\n    os.path.join("a")\n';
    expect(read(text).references).toEqual([]);
  });

  it('takes a bare name from a star import where nothing else binds it', () => {
    expect(targets(read('from lib.all import *\nmake(1)\nlen([])\n'), 'call')).toEqual([
      'lib.all.make',
    ]);
    expect(targets(read('make(1)\n'), 'call')).toEqual([]);
  });

  it('follows fixtures of the same test file', () => {
    const text = [
      'from lib import Client',
      '@pytest.fixture',
      'def client():',
      '    yield Client()',
      'def test_it(client, other):',
      '    client.get(1)',
      '    other.put(1)',
    ].join('\n');
    const file = read(text, 'tests/test_it.py');
    expect(chain(use(file, 'call', 'get').target)).toBe('lib.Client () .get');
    expect(use(file, 'call', 'put').target).toBeNull();
  });
});

describe('attributes, names and types', () => {
  it('tells reads from assignments', () => {
    const text = [
      'from lib import Box',
      'class C:',
      '    def m(self, box: Box):',
      '        self.a = box.b',
      '        box.c = 1',
      '        box.d += 1',
      '        self.e.f = 2',
    ].join('\n');
    const file = read(text).references.filter(({ kind }) => kind === 'attribute');
    expect(file.map(({ name, guarded }) => `${name}${guarded ? ' guarded' : ''}`)).toEqual([
      'b',
      'c guarded',
      'd',
      'f guarded',
      'e',
    ]);
  });

  it('finds attributes that are named by strings', () => {
    const text = [
      'from lib import Box',
      'def f(b: Box):',
      '    getattr(b, "one")',
      '    getattr(b, "two", None)',
      '    hasattr(b, "three")',
      '    monkeypatch.setattr(Box, "four", 1)',
    ].join('\n');
    const file = read(text);
    const found = file.references.filter(({ kind }) => kind === 'attribute');
    expect(found.map(({ name, guarded, target }) => [name, guarded, chain(target)])).toEqual([
      ['one', false, 'lib.Box! .one'],
      ['two', true, 'lib.Box! .two'],
      ['three', true, 'lib.Box! .three'],
      ['four', false, 'lib.Box .four'],
    ]);
  });

  it('is guarded where hasattr or AttributeError expects it to be missing', () => {
    const text = [
      'def f(a):',
      '    if hasattr(a, "x"):',
      '        a.x',
      '    try:',
      '        a.y',
      '    except AttributeError:',
      '        a.z',
    ].join('\n');
    const found = read(text).references.filter(({ kind }) => kind === 'attribute');
    expect(found.map(({ name, guarded }) => `${name} ${guarded}`)).toEqual([
      'x true',
      'x true',
      'y true',
      'z false',
    ]);
  });

  it('finds names passed as values, and types', () => {
    const text = [
      'import lib',
      'from lib import A, B, C, D, E',
      'def f(a: A, b: "Optional[B]") -> lib.R:',
      '    register(C, handler=D)',
      'class X(E): ...',
    ].join('\n');
    const file = read(text);
    expect(targets(file, 'name')).toEqual(['lib.C', 'lib.D']);
    expect(uses(file, 'type')).toEqual([
      '3:10 A -> lib.A',
      '3:26 B -> lib.B',
      '3:38 R -> lib .R',
      '5:9 E -> lib.E',
    ]);
  });

  it('does not take the words of Literal for types', () => {
    expect(targets(read('from lib import A\ndef f(a: Literal["A"]): ...\n'), 'type')).toEqual([]);
  });

  it('notes the method that a method may override', () => {
    const text =
      'from lib import Base\nclass C(Base, ABC):\n    def __init__(self): ...\n    def run(self): ...\n';
    const found = use(read(text), 'override', 'run');
    expect([chain(found.target), found.args]).toEqual(['lib.Base! .run', null]);
    expect(targets(read(text), 'override')).toHaveLength(1);
  });

  it('reads the classes and values of a match', () => {
    const text =
      'from lib import Box, Kind\ndef f(a):\n    match a:\n        case Box(x=1): ...\n        case Kind.BIG: ...\n        case other: ...\n';
    const file = read(text);
    expect(targets(file, 'name')).toEqual(['lib.Box']);
    expect(targets(file, 'attribute')).toEqual(['lib.Kind .BIG']);
  });
});

describe('what was left out before', () => {
  it.each([
    ['', false],
    ['def f(:\n  class', true],
    ['x = 1\0\0', true],
    [`x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, false],
    [`a${'.b()'.repeat(20_000)}`, false],
    [`x = ${'lambda a: '.repeat(20_000)}a`, false],
    [Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}def f${n}():`).join('\n'), true],
  ])('reads what it can of hostile text', (text, damaged) => {
    expect(read(text).damaged).toBe(damaged);
  });

  it('has columns in UTF-16 units and lines after every kind of end', () => {
    const file = read('from lib import f\nx = "😀"; f()\r\nf()\r\n');
    expect(uses(file, 'call')).toEqual(['2:11 f -> lib.f', '3:1 f -> lib.f']);
  });
});
