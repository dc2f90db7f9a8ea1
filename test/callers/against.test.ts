import { describe, expect, it } from 'vitest';
import { git, makeRepository } from '../source/repository.ts';
import { change, find, places, pyproject } from './find.ts';

const kept = 'def kept(first):\n    return first\n';
const both = `${kept}\n\ndef gone(first):\n    return [first]\n`;
const uses = (lines: readonly string[]) => `${['from p.a import kept', ...lines].join('\n')}\n`;

/**
 * A change on `topic`, and a main that went on: `ours` and `theirs` are what each of them writes. Both start from a
 * module with two functions and a file that uses one of them.
 */
function makeSkew(
  ours: Readonly<Record<string, string | null>>,
  theirs: Readonly<Record<string, string | null>>,
  start: Readonly<Record<string, string>> = {},
): string {
  const root = makeRepository({
    ...pyproject,
    'src/p/__init__.py': '',
    'src/p/a.py': both,
    'src/p/b.py': uses(['kept(1)']),
    ...start,
  });
  git(root, 'branch', '-q', 'old');
  git(root, 'checkout', '-q', '-b', 'topic');
  change(root, ours);
  git(root, 'checkout', '-q', 'main');
  change(root, theirs);
  return root;
}

const skew = (root: string) => find(root, { base: 'old', head: 'topic', against: 'main' });
const alone = (root: string) => find(root, { base: 'old', head: 'topic' });

describe('a change that was written on an old base', () => {
  it('is told of the callers that it adds of what the newer base took away', async () => {
    const root = makeSkew({ 'src/p/c.py': 'import p.a\n\np.a.gone(1)\n' }, { 'src/p/a.py': kept });
    const report = await skew(root);
    expect(places(report)).toEqual(['src/p/c.py:3 skew certain']);
    expect(report.against).toBe(git(root, 'rev-parse', 'main').trim());
    expect(report.findings[0]).toMatchObject({ symbol: 'gone', text: 'p.a.gone(1)' });
    const change_ids = report.changes.map(({ id }) => id);
    expect(change_ids).toContain(report.findings[0]?.change_id);
  });

  it('is silent without the newer base, or with one that has it', async () => {
    const root = makeSkew({ 'src/p/c.py': 'import p.a\n\np.a.gone(1)\n' }, { 'src/p/a.py': kept });
    expect(places(await alone(root))).toEqual([]);
    expect(places(await find(root, { base: 'old', head: 'topic', against: 'old' }))).toEqual([]);
  });

  it('is found with the newer base as the base, too', async () => {
    const root = makeSkew({ 'src/p/c.py': 'from p.a import gone\n' }, { 'src/p/a.py': kept });
    const report = await find(root, { base: 'main', head: 'topic', against: 'main' });
    expect(places(report)).toEqual(['src/p/c.py:1 skew certain']);
  });

  it('is told of calls that no longer fit', async () => {
    const other = both.replace('gone(first)', 'gone(first, second)');
    const root = makeSkew(
      { 'src/p/b.py': uses(['from p.a import gone', 'gone(1)', 'gone(*[1, 2])']) },
      { 'src/p/a.py': other },
    );
    expect(places(await skew(root))).toEqual(['src/p/b.py:3 skew certain']);
  });

  it('is told of a module that the newer base moved', async () => {
    const root = makeSkew(
      { 'src/p/c.py': 'from p.a import gone\n' },
      { 'src/p/a.py': null, 'src/p/moved.py': both, 'src/p/b.py': 'from p.moved import kept\n' },
    );
    expect(places(await skew(root))).toEqual(['src/p/c.py:1 skew certain']);
  });

  it('has no part in what the newer base itself forgot', async () => {
    const root = makeSkew(
      { 'src/p/c.py': 'from p.a import kept\n' },
      { 'src/p/a.py': kept },
      { 'src/p/d.py': 'from p.a import gone\n\ngone(1)\n' },
    );
    expect(places(await skew(root))).toEqual([]);
  });

  it('keeps its own findings beside those', async () => {
    const root = makeSkew(
      { 'src/p/a.py': both.replace(kept, ''), 'src/p/c.py': 'from p.e import late\n' },
      { 'src/p/e.py': '' },
      { 'src/p/e.py': 'def late():\n    pass\n' },
    );
    expect(places(await skew(root))).toEqual([
      'src/p/b.py:1 import certain',
      'src/p/b.py:2 call certain',
      'src/p/c.py:1 skew certain',
    ]);
  });
});

describe('a file that both sides touched', () => {
  const start = { 'src/p/b.py': uses(['', '', 'from p.a import gone', '', '', 'gone(1)']) };

  it('is told of lines that the change wrote, not of those that only the newer base mended', async () => {
    const root = makeSkew(
      { 'src/p/b.py': uses(['kept(2)', '', 'from p.a import gone', '', '', 'gone(1)']) },
      { 'src/p/a.py': kept, 'src/p/b.py': uses(['', '', '', '', '', 'kept(1)']) },
      start,
    );
    expect(places(await skew(root))).toEqual([]);
  });

  it('is told of a line that the change touched and the newer base mended', async () => {
    const root = makeSkew(
      { 'src/p/b.py': uses(['', '', 'from p.a import gone', '', '', 'gone(2)']) },
      { 'src/p/a.py': kept, 'src/p/b.py': uses(['', '', '', '', '', 'kept(1)']) },
      start,
    );
    expect(places(await skew(root))).toEqual(['src/p/b.py:7 skew certain']);
  });

  it('is not told of a line that both mended', async () => {
    const mended = { 'src/p/b.py': uses(['', '', '', '', '', 'kept(1)']) };
    const root = makeSkew(mended, { 'src/p/a.py': kept, ...mended }, start);
    expect(places(await skew(root))).toEqual([]);
  });
});

describe('a call that the change adds', () => {
  it('fits where a variable of the package holds the receiver', async () => {
    const root = makeRepository({
      'go.mod': 'module example.com/m\n\ngo 1.22\n',
      'env/env.go':
        'package env\n\ntype Env struct{}\n\nfunc (e *Env) Run(t int) int {\n\treturn t\n}\n',
      'own/own.go':
        'package own\n\nimport "example.com/m/env"\n\nvar shared *env.Env\n\nfunc one() int {\n\treturn shared.Run(1)\n}\n',
    });
    git(root, 'branch', '-q', 'old');
    change(root, {
      'own/more.go':
        'package own\n\nimport "example.com/m/env"\n\nfunc two() int {\n\treturn shared.Run(2)\n}\n\nfunc three(e *env.Env) int {\n\treturn shared.Run()\n}\n',
    });
    const report = await find(root, { base: 'old', head: 'HEAD' });
    expect(places(report)).toEqual(['own/more.go:10 skew certain']);
    expect(report.findings[0]?.message).toContain('does not give `t`');
  });

  it('gives the receiver itself where the method is called on its type', async () => {
    const root = makeRepository({
      ...pyproject,
      'src/p/__init__.py': '',
      'src/p/a.py':
        'class Env:\n    def run(self, t: int) -> int:\n        return t\n\n\nshared: Env = Env()\n',
    });
    git(root, 'branch', '-q', 'old');
    change(root, {
      'src/p/b.py':
        'from p.a import Env, shared\n\nshared.run(1)\nEnv.run(shared, 1)\nEnv.run(1)\nshared.run(shared, 1)\n',
    });
    const report = await find(root, { base: 'old', head: 'HEAD' });
    expect(places(report)).toEqual(['src/p/b.py:5 skew certain', 'src/p/b.py:6 skew certain']);
  });
});
