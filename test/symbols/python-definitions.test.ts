import { describe, expect, it } from 'vitest';
import { chain, defined, names, parameters, read } from './python-facts.ts';

const here = 'app.jobs.runner';

function signature(text: string, path: string): string {
  return parameters(defined(read(text), `${here}.${path}`).signature);
}

describe('functions and methods', () => {
  it('has parameters of every kind', () => {
    const text = 'def f(a, /, b: int, c=1, *rest, d, e=2, **more): ...\ndef g(x, *, y): ...\n';
    expect(signature(text, 'f')).toBe('/a, b, c=, *rest, k:d, k:e=, **more');
    expect(signature(text, 'g')).toBe('x, k:y');
  });

  it('leaves self and cls out, and says how a method takes them', () => {
    const file = read(
      [
        'class C:',
        '    def m(self, a): ...',
        '    @classmethod',
        '    def k(cls, a): ...',
        '    @staticmethod',
        '    def s(a, b): ...',
        '    @property',
        '    def p(self) -> int: ...',
        '    @p.setter',
        '    def p(self, value): ...',
        '    async def r(self): ...',
      ].join('\n'),
    );
    const of = (name: string) => defined(file, `${here}.C.${name}`).signature!;
    expect(parameters(of('m'))).toBe('a');
    expect([of('m').receiver, of('k').receiver, of('s').receiver]).toEqual([
      'instance',
      'class',
      'none',
    ]);
    expect(parameters(of('k'))).toBe('a');
    expect(parameters(of('s'))).toBe('a, b');
    expect(of('p').access).toBe('property');
    expect([of('r').async, of('m').async]).toEqual([true, false]);
  });

  it('does not define what is local to a function', () => {
    const file = read(
      'def f():\n    def g(): ...\n    class C:\n        def m(self): self.x = 1\n',
    );
    expect(file.definitions.map(({ path }) => path)).toEqual([`${here}.f`]);
  });

  it('takes the implementation of overloads, or one that every call fits', () => {
    const overloads = '@overload\ndef f(a: int): ...\n@overload\ndef f(a: str, b): ...\n';
    expect(signature(`${overloads}def f(a, b=1): ...\n`, 'f')).toBe('a, b=');
    expect(signature(overloads, 'f')).toBe('a=, *args, **kwargs');
  });

  it('fits any call under a decorator that it does not know', () => {
    expect(signature('@inject\ndef f(a): ...\n', 'f')).toBe('a=, *args, **kwargs');
    expect(signature('@app.command()\ndef f(a): ...\n', 'f')).toBe('a=, *args, **kwargs');
    for (const known of ['functools.lru_cache(1)', 'pytest.mark.slow', 'retry(3)', 'final'])
      expect(signature(`@${known}\ndef f(a): ...\n`, 'f'), known).toBe('a');
  });

  it('keeps both sides of a condition, with the condition', () => {
    const file = read('if FAST:\n    def f(a): ...\nelse:\n    def f(b): ...\n');
    expect(file.definitions.map(({ condition }) => condition)).toEqual(['FAST', 'not (FAST)']);
    const tried = read('try:\n    def f(): ...\nexcept ImportError:\n    def f(): ...\n');
    expect(tried.definitions.map(({ condition }) => condition)).toEqual(['try', 'except']);
  });

  it('has the place of the name and the end of the body', () => {
    const { line, column, endLine } = defined(
      read('\nasync def f(\n    a,\n):\n    return a\n'),
      `${here}.f`,
    );
    expect([line, column, endLine]).toEqual([2, 11, 5]);
  });
});

describe('what a function gives', () => {
  const gives = (text: string, path = 'f') => chain(defined(read(text), `${here}.${path}`).gives);

  it.each([
    ['Client', 'lib.Client!'],
    ['"Client"', 'lib.Client!'],
    ['Optional[Client]', 'lib.Client!'],
    ['Client | None', 'lib.Client!'],
    ['Awaitable[Client]', 'lib.Client!'],
    ['Coroutine[Any, Any, Client]', 'lib.Client!'],
    ['type[Client]', 'lib.Client'],
    ['list[Client]', '-'],
    ['dict[str, Client]', '-'],
    ['Iterator[Client]', '-'],
    ['Client | Other', '-'],
    ['int', '-'],
    ['T', '-'],
  ])('follows the annotation %s', (annotation, expected) => {
    const head = 'from lib import Client, Other\nT = TypeVar("T")\n';
    expect(gives(`${head}def f() -> ${annotation}: ...\n`)).toBe(expected);
  });

  it('is that of an awaited call too, and of what a context manager binds', () => {
    const head = 'from lib import Client\n';
    expect(gives(`${head}async def f() -> Client: ...\n`)).toBe('lib.Client!');
    expect(gives(`${head}@contextmanager\ndef f() -> Iterator[Client]: ...\n`)).toBe('lib.Client!');
  });

  it('is the value on which all returns agree, where nothing is written', () => {
    const head = 'from lib import Client\n';
    expect(gives(`${head}def f(a):\n    if a:\n        return None\n    return Client(a)\n`)).toBe(
      'lib.Client ()',
    );
    expect(gives(`${head}def f(a):\n    if a:\n        return a\n    return Client(a)\n`)).toBe(
      '-',
    );
  });

  it('is the class itself for Self', () => {
    expect(gives('class C:\n    def m(self) -> "Self": ...\n', 'C.m')).toBe(`${here}.C!`);
  });
});

describe('classes', () => {
  it('has the constructor as its signature', () => {
    expect(signature('class C:\n    def __init__(self, a, b=1): ...\n', 'C')).toBe('a, b=');
    expect(signature('class C:\n    def __new__(cls, a): ...\n', 'C')).toBe('a');
    expect(signature('class C:\n    def m(self): ...\n', 'C')).toBe('none');
  });

  it('makes the constructor of a dataclass from its fields', () => {
    const text = [
      '@dataclass',
      'class C:',
      '    a: int',
      '    b: str = "x"',
      '    c: list = field(default_factory=list)',
      '    d: ClassVar[int] = 1',
      '    e: int = field(init=False)',
      '    g: int = field(kw_only=True)',
      '    _: KW_ONLY',
      '    h: int = 2',
      '    plain = 3',
    ].join('\n');
    expect(signature(text, 'C')).toBe('a, b=, c=, k:g, k:h=');
  });

  it('takes the fields of a model by keyword', () => {
    const text = [
      'class M(BaseModel):',
      '    model_config = ConfigDict(frozen=True, extra="forbid")',
      '    a: int',
      '    b: str = Field(...)',
      '    c: int = Field(3, ge=1)',
      '    d: int = Field(default=..., alias="dd")',
      '    _hidden: int = PrivateAttr()',
    ].join('\n');
    expect(signature(text, 'M')).toBe('k:a, k:b, k:c=, k:d=, k:dd=');
    const open = 'class M(BaseModel):\n    model_config = ConfigDict(extra="allow")\n    a: int\n';
    expect(signature(open, 'M')).toBe('k:a, *args, **kwargs');
    const silent = 'class M(BaseModel):\n    a: int\n';
    expect(signature(silent, 'M')).toBe('k:a, *args, **kwargs');
  });

  it('knows NamedTuple, Struct, TypedDict and attrs', () => {
    expect(signature('class C(NamedTuple):\n    a: int\n    b: int = 1\n', 'C')).toBe('a, b=');
    expect(signature('class C(msgspec.Struct, kw_only=True):\n    a: int\n', 'C')).toBe('k:a');
    expect(signature('class C(TypedDict, total=False):\n    a: int\n', 'C')).toBe('k:a=');
    expect(
      signature('@attrs.define\nclass C:\n    _a: int\n    b = attrs.field(default=1)\n', 'C'),
    ).toBe('a, b=');
  });

  it('fits any call when bases may add fields', () => {
    const text = 'class A(BaseModel):\n    a: int\nclass B(A):\n    b: int\n';
    expect(signature(text, 'B')).toBe('k:b, *args, **kwargs');
    expect(signature('@dataclass\nclass B(Base):\n    b: int\n', 'B')).toBe('b, *args, **kwargs');
    expect(signature('@dataclass\nclass B(ABC, Generic[T]):\n    b: int\n', 'B')).toBe('b');
  });

  it('resolves its bases through imports', () => {
    const text = [
      'import lib.deep as deep',
      'from lib import Base as Root',
      'from . import helpers',
      'class Own: ...',
      'class C(Root, deep.Mixin[int], helpers.Other, Own, Exception, make()): ...',
    ].join('\n');
    expect(defined(read(text), `${here}.C`).bases).toEqual([
      'lib.Base',
      'lib.deep.Mixin',
      'app.jobs.helpers.Other',
      `${here}.Own`,
      'builtins.Exception',
      '?',
    ]);
  });

  it.each([
    ['class C:\n    def __getattr__(self, name): ...\n', true],
    ['class C(metaclass=Registry): ...\n', true],
    ['class C(metaclass=ABCMeta): ...\n', false],
    ['class C:\n    def m(self, k, v): setattr(self, k, v)\n', true],
    ['class C:\n    def m(self, k): setattr(self, k, None)\n', false],
    ['class C:\n    def m(self, **kw): self.__dict__.update(kw)\n', true],
    ['class C:\n    def m(self, k): self.__dict__[k] = 1\n', true],
    ['@register\nclass C: ...\n', true],
    ['@dataclass\nclass C: ...\n', false],
  ])('says whether it may have more members: %j', (text, open) => {
    expect(defined(read(text), `${here}.C`).open).toBe(open);
  });
});

describe('fields and constants', () => {
  it('finds attributes in the body, in slots and through self', () => {
    const text = [
      'class C:',
      '    __slots__ = ("s", "t")',
      '    kind = "c"',
      '    size: int',
      '    def __init__(self, a):',
      '        self.a, self.b = a, 2',
      '        with open(a) as self.file: ...',
      '        setattr(self, "named", 1)',
      '        object.__setattr__(self, "frozen", 1)',
      '    @classmethod',
      '    def make(cls):',
      '        cls.cache = {}',
    ].join('\n');
    expect(names(read(text), 'field').sort()).toEqual(
      ['a', 'b', 'cache', 'file', 'frozen', 'kind', 'named', 's', 'size', 't'].sort(),
    );
  });

  it('tells what a field holds', () => {
    const text = [
      'from lib import Client, Pool',
      'class C:',
      '    pool: Optional[Pool] = None',
      '    def __init__(self, given: Client):',
      '        self.given = given',
      '        self.made = Client(1)',
      '        self.late = None',
      '        self.either = Client()',
      '    def start(self):',
      '        self.late = Pool()',
      '        self.either = Pool()',
    ].join('\n');
    const file = read(text);
    const gives = (name: string) => chain(defined(file, `${here}.C.${name}`).gives);
    expect(gives('pool')).toBe('lib.Pool!');
    expect(gives('given')).toBe('lib.Client!');
    expect(gives('made')).toBe('lib.Client ()');
    expect(gives('late')).toBe('lib.Pool ()');
    expect(gives('either')).toBe('-');
  });

  it('makes the members of an enum values of it', () => {
    const file = read('class Color(Enum):\n    RED = 1\n');
    expect(chain(defined(file, `${here}.Color.RED`).gives)).toBe(`${here}.Color!`);
  });

  it('finds constants and type aliases, not what runs as a program', () => {
    const text = [
      'LIMIT: int = 3',
      'A, B = 1, 2',
      'Reply = Union[int, str]',
      'Name: TypeAlias = "str"',
      'type Pair[T] = tuple[T, T]',
      'for i in range(3): last = i',
      'if __name__ == "__main__":',
      '    args = parse()',
    ].join('\n');
    const file = read(text);
    expect(names(file, 'const')).toEqual(['LIMIT', 'A', 'B', 'last']);
    expect(names(file, 'type')).toEqual(['Reply', 'Name', 'Pair']);
  });
});

describe('what a definition says of itself', () => {
  it.each([
    ['@deprecated("use g")\ndef f(): ...\n', true],
    ['def f():\n    """Deprecated: use g."""\n', true],
    ['def f():\n    """Runs.\n\n    .. deprecated:: 2.0\n    """\n', true],
    ['def f():\n    warnings.warn("use g", DeprecationWarning)\n', true],
    ['# f is deprecated.\ndef f(): ...\n', true],
    ['def f(old=None):\n    if old:\n        warnings.warn("old", DeprecationWarning)\n', false],
    ['def f(text):\n    warnings.warn(text, DeprecationWarning)\n', false],
    ['def f():\n    """Warn about deprecated names."""\n', false],
  ])('is deprecated or not: %j', (text, deprecated) => {
    expect(defined(read(text), `${here}.f`).deprecated).toBe(deprecated);
  });

  it('has the same body as a renamed twin, and another than a changed one', () => {
    const body = (text: string, name: string) => defined(read(text), `${here}.${name}`).body;
    const one = body('def f(a):\n    # note\n    return f(a) + 1\n', 'f');
    expect(body('def other(a):\n\n    return other( a )+1\n', 'other')).toBe(one);
    expect(body('def f(a):\n    return f(a) + 2\n', 'f')).not.toBe(one);
  });

  it('knows what is private and what is a test', () => {
    expect(defined(read('def _f(): ...\n'), `${here}._f`).visibility).toBe('private');
    expect(
      defined(read('class C:\n    def __len__(self): ...\n'), `${here}.C.__len__`).visibility,
    ).toBe('public');
    for (const path of ['tests/a.py', 'a/test_b.py', 'a/conftest.py', 'a/b_test.py'])
      expect(read('X = 1\n', path).definitions[0]!.test, path).toBe(true);
    expect(read('X = 1\n', 'a/latest.py').definitions[0]!.test).toBe(false);
  });
});
