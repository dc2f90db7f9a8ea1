import { describe, expect, it } from 'vitest';
import { evaluate, type Value } from '../../src/checks/callers/world/evaluate.ts';
import { resolvePath } from '../../src/checks/callers/world/resolve.ts';
import { python } from '../../src/symbols/languages/python.ts';
import { worldOf } from './world.ts';

const pyproject = '[tool.setuptools.packages.find]\nwhere = ["src"]\n';

function say(value: Value): string {
  if (value.k === 'definitions') return value.all.map(({ path }) => path).join(' ');
  if (value.k === 'missing') return `no ${value.name} in ${value.owner}`;
  if (value.k === 'instance') return `a ${value.of}`;
  return value.k === 'module' ? `module ${value.path}` : value.k;
}

/** What a path means in a package `p` of modules. */
async function meaning(modules: Readonly<Record<string, string>>, path: string) {
  const files = Object.entries(modules).map(([name, text]) => [
    name.startsWith('?') ? `?src/p/${name.slice(1)}.py` : `src/p/${name}.py`,
    text,
  ]);
  const world = await worldOf({ 'pyproject.toml': pyproject, ...Object.fromEntries(files) });
  return { says: say(resolvePath(world, path)), wanted: [...world.wanted], world };
}

const says = async (modules: Readonly<Record<string, string>>, path: string) =>
  (await meaning(modules, path)).says;

describe('a path', () => {
  const modules = {
    __init__: 'from .run import run\n',
    run: 'class Job:\n    def stop(self): pass\ndef run(): pass\n',
    sub: 'import os\nfrom torch import Tensor\n',
  };

  it.each([
    ['p', 'module p'],
    ['p.run.run', 'p.run.run'],
    ['p.run.Job.stop', 'p.run.Job.stop'],
    ['p.run.Job.start', 'no start in p.run.Job'],
    ['p.run.gone', 'no gone in p.run'],
    ['p.gone', 'no gone in p'],
    ['torch.Tensor', 'outside'],
    ['p.sub.Tensor', 'unknown'],
    ['p.sub.Tensor.size', 'unknown'],
  ])('%s is %s', async (path, expected) => {
    expect(await says(modules, path)).toBe(expected);
  });

  it('does not grow where a module takes all names of what it has not', async () => {
    const stars = ['gone', 'lost', 'left'].map((name) => `from p.${name} import *\n`).join('');
    expect(await says({ __init__: stars }, 'p.x')).toBe('unknown');
  });

  it('asks for the files that it needs, and knows nothing before it has them', async () => {
    const asked = await meaning({ __init__: 'from .a import f\n', '?a': '' }, 'p.f');
    expect(asked).toMatchObject({ says: 'unknown', wanted: ['src/p/a.py'] });
  });

  it('is told anew when a file is read', async () => {
    const { world } = await meaning({ a: 'f = 1\n', '?b': '' }, 'p.b.g');
    const { world: whole } = await meaning({ b: 'def g(): pass\n' }, 'p.b.g');
    world.add(whole.files.get('src/p/b.py')!);
    expect(say(resolvePath(world, 'p.b.g'))).toBe('p.b.g');
  });
});

describe('names that are handed on', () => {
  it('are followed through many modules', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`m${at}`, `from .m${at + 1} import f as f\n`]),
    );
    expect(await says({ ...chain, m9: 'def f(): pass\n' }, 'p.m0.f')).toBe('p.m9.f');
    expect(await says({ ...chain, m9: '' }, 'p.m0.f')).toBe('no f in p.m9');
  });

  it('under another name are what they were', async () => {
    const modules = { a: 'from .b import f as g\n', b: 'class f:\n    x = 1\n' };
    expect(await says(modules, 'p.a.g')).toBe('p.b.f');
    expect(await says(modules, 'p.a.g.x')).toBe('p.b.f.x');
    expect(await says(modules, 'p.a.f')).toBe('no f in p.a');
  });

  it('in a circle are nothing that is known', async () => {
    expect(await says({ a: 'from .b import f\n', b: 'from .a import f\n' }, 'p.a.f')).toBe(
      'unknown',
    );
    expect(await says({ a: 'from p.a import f\n' }, 'p.a.f')).not.toBe('p.a.f');
  });

  it('by several aliases are the first that is there', async () => {
    const modules = {
      a: 'try:\n    from .old import f\nexcept ImportError:\n    from .new import f\n',
      old: '',
      new: 'def f(): pass\n',
    };
    expect(await says(modules, 'p.a.f')).toBe('p.new.f');
  });
});

describe('a star import', () => {
  it('hands on what its module has, through others', async () => {
    const modules = {
      a: 'from .b import *\n',
      b: 'from .c import *\n',
      c: 'class C:\n    def f(self): pass\n',
    };
    expect(await says(modules, 'p.a.C.f')).toBe('p.c.C.f');
    expect(await says(modules, 'p.a.D')).toBe('no D in p.a');
  });

  it('from another repository may hand on anything', async () => {
    expect(await says({ a: 'from torch import *\n' }, 'p.a.Tensor')).toBe('unknown');
  });

  it('in a circle hands on what one of them has', async () => {
    const modules = { a: 'from .b import *\n', b: 'from .a import *\ndef f(): pass\n' };
    expect(await says(modules, 'p.a.f')).toBe('p.b.f');
  });

  it('in a circle of many ends', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `m${at}`);
    const stars = names.map((name) => `from .${name} import *\n`).join('');
    const modules = Object.fromEntries(names.map((name) => [name, stars]));
    expect(await says({ ...modules, m11: `${stars}def f(): pass\n` }, 'p.m0.f')).toBe('p.m11.f');
    expect(await says(modules, 'p.m0.gone')).toBe('no gone in p.m0');
  });
});

describe('a class', () => {
  it('has what its bases have', async () => {
    const modules = {
      a: 'from .b import B\nclass A(B):\n    pass\n',
      b: 'class B:\n    def f(self): pass\n',
    };
    expect(await says(modules, 'p.a.A.f')).toBe('p.b.B.f');
    expect(await says(modules, 'p.a.A.g')).toBe('no g in p.a.A');
  });

  it('with a base that nobody sees may have anything', async () => {
    const modules = { a: 'from torch import Module\nclass A(Module):\n    pass\n' };
    expect(await says(modules, 'p.a.A.forward')).toBe('unknown');
    expect(await says({ a: 'class A(make()):\n    pass\n' }, 'p.a.A.x')).toBe('unknown');
  });

  it('that gives attributes as they are asked for may have any', async () => {
    const text = 'class A:\n    def __getattr__(self, name): pass\n';
    expect(await says({ a: text }, 'p.a.A.x')).toBe('unknown');
  });

  it('that is its own base is looked at once', async () => {
    expect(await says({ a: 'class A(A):\n    pass\n' }, 'p.a.A.x')).toBe('unknown');
    const circle = {
      a: 'from .b import B\nclass A(B):\n    def f(self): pass\n',
      b: 'from .a import A\nclass B(A):\n    pass\n',
    };
    expect(await says(circle, 'p.b.B.f')).toBe('p.a.A.f');
    expect(await says(circle, 'p.b.B.x')).toBe('unknown');
  });
});

describe('an expression', () => {
  const modules = {
    a: [
      'from .b import Client',
      'class Planner:',
      '    def __init__(self):',
      '        self.client = Client()',
      '    def again(self) -> "Planner":',
      '        return self',
      '    @property',
      '    def near(self) -> Client:',
      '        return self.client',
      '',
    ].join('\n'),
    b: 'class Client:\n    def get(self, key): pass\n',
  };
  const value = async (root: string, instance: boolean, ...steps: readonly string[]) => {
    const { world } = await meaning(modules, 'p');
    return say(evaluate(world, python, { root, instance, steps }));
  };

  it.each([
    ['p.a.Planner', false, ['()'], 'a p.a.Planner'],
    ['p.a.Planner', true, [], 'a p.a.Planner'],
    ['p.a.Planner', true, ['.client', '.get'], 'p.b.Client.get'],
    ['p.a.Planner', true, ['.client', '.put'], 'no put in p.b.Client'],
    ['p.a.Planner', true, ['.again', '()', '.client', '.get'], 'p.b.Client.get'],
    ['p.a.Planner', true, ['.near', '.get'], 'p.b.Client.get'],
    ['p.a', false, ['.Planner', '()', '.client', '.get'], 'p.b.Client.get'],
    ['p.a', false, ['.Gone'], 'no Gone in p.a'],
    ['p.a.Planner', true, ['.client', '[]', '.get'], 'unknown'],
    ['os.path', false, ['.join', '()'], 'outside'],
  ] as const)('%s (instance: %s) %j is %s', async (root, instance, steps, expected) => {
    expect(await value(root, instance, ...steps)).toBe(expected);
  });

  it('that gives itself for ever is nothing that is known', async () => {
    const { world } = await meaning({ a: 'x = y\ny = x\n' }, 'p');
    const found = evaluate(world, python, { root: 'p.a.x', instance: false, steps: ['.z'] });
    expect(say(found)).toBe('unknown');
  });
});

describe('a native module', () => {
  const files = {
    'lib/Cargo.toml': '[package]\nname = "core-py"\nversion = "0.1.0"\n[lib]\nname = "_core"\n',
    'lib/pyproject.toml': '[tool.maturin]\nmodule-name = "p._core"\npython-source = "src"\n',
    'lib/src/lib.rs': [
      'use pyo3::prelude::*;',
      '#[pymodule]',
      'fn _core(m: &Bound<PyModule>) -> PyResult<()> { m.add_class::<Client>()?; Ok(()) }',
      '#[pyclass]',
      'struct Client;',
      '#[pymethods]',
      'impl Client { fn get(&self) {} }',
      '',
    ].join('\n'),
    'lib/src/p/_core.pyi':
      'class Client:\n    def get(self): ...\n    def old(self): ...\ndef gone(): ...\n',
  };
  const native = async (path: string) => {
    const world = await worldOf(files);
    const found = resolvePath(world, path);
    const from = found.k === 'definitions' ? found.all.map((each) => world.fileOf(each).path) : [];
    return `${say(found)} ${from}`.trim();
  };

  it('is asked before its stub', async () => {
    expect(await native('p._core.Client.get')).toBe('p._core.Client.get lib/src/lib.rs');
  });

  it('alone decides what it has: a stub that still tells of it does not count', async () => {
    expect(await native('p._core.Client.old')).toBe('no old in p._core.Client');
    expect(await native('p._core.gone')).toBe('no gone in p._core');
  });
});
