import { describe, expect, it } from 'vitest';
import { openCallers } from '../../src/flows/callers-session.ts';
import { unreadIn } from '../../src/flows/pull-coverage.ts';
import { changedSymbols } from '../../src/flows/pull-symbols.ts';
import { coveringTests } from '../../src/flows/pull-tests.ts';
import { openPull } from '../../src/source/index.ts';
import { commit, git, makeRepository, write } from '../source/repository.ts';

type Files = Readonly<Record<string, string>>;

async function openChange(before: Files, after: Files, repo = makeRepository(before)) {
  write(repo, after);
  commit(repo);
  const ends = { base: 'HEAD^', head: 'HEAD', repo: null, number: null, pull: null };
  const pull = await openPull({ cwd: repo, repoDir: repo, offline: true, warn: () => {}, ...ends });
  const asked = { repo, base: pull.mergeBase, head: pull.head, against: null, languages: null };
  const session = await openCallers({ ...asked, cache: false, warn: () => {} });
  const symbols = await changedSymbols(session, pull.diff);
  return { pull, session, symbols };
}

const brief = ({ symbols }: Awaited<ReturnType<typeof openChange>>) =>
  symbols.map(
    ({ change, kind, qualified_name, line }) => `${change} ${kind} ${qualified_name}:${line}`,
  );

describe('changed symbols', () => {
  it('are the innermost definitions around changed lines, of both sides', async () => {
    const before =
      'class A:\n    def one(self):\n        return 1\n\n    def two(self):\n        return 2\n\n\ndef gone():\n    pass\n';
    const after =
      'import os\n\n\nclass A:\n    def one(self):\n        return os\n\n    @property\n    def two(self):\n        return 2\n\n    def three(self):\n        return 3\n';
    const found = brief(await openChange({ 'p/m.py': before }, { 'p/m.py': after }));
    expect(found).toEqual([
      'modified method p.m.A.one:5',
      'modified method p.m.A.two:9',
      'removed function p.m.gone:9',
      'added method p.m.A.three:12',
    ]);
  });

  it('stay what they were when their file moves', async () => {
    const body = Array.from({ length: 12 }, (_, i) => `def f${i}():\n    return ${i}\n`).join('\n');
    const repo = makeRepository({ 'p/old.py': body });
    git(repo, 'mv', 'p/old.py', 'p/fresh.py');
    const found = await openChange(
      {},
      { 'p/fresh.py': body.replace('return 5', 'return 55') },
      repo,
    );
    expect(brief(found)).toEqual(['modified function p.fresh.f5:16']);
  });
});

describe('tests that cover a change', () => {
  const library = (body: string) => `def _inner(x):
    return ${body}


def outer(x):
    return _inner(x)


class Box:
    def __init__(self, x):
        self.x = x

    def run(self):
        return self.x


def lonely():
    return 0
`;
  const tests = `import pytest
from lib.core import Box, lonely as alone, outer


@pytest.fixture
def box():
    return Box(1)


def check(x):
    assert outer(x)


def test_direct():
    outer(1)


class TestHelped:
    def test_by_helper(self):
        check(1)


def test_by_fixture(box):
    box.run()


def test_other():
    alone()


def not_a_test():
    outer(1)
`;
  const files = {
    'lib/__init__.py': '',
    'lib/core.py': library('x'),
    'tests/test_odd_name.py': tests,
  };

  it('are found by what their code refers to, through helpers and fixtures of their file', async () => {
    const { session, symbols } = await openChange(files, { 'lib/core.py': library('x + 1') });
    const found = await coveringTests(session, symbols);
    expect(found.tests.map(({ id, covers, changed }) => [id, covers, changed])).toEqual([
      ['tests/test_odd_name.py::test_direct', ['lib.core._inner'], false],
      ['tests/test_odd_name.py::TestHelped::test_by_helper', ['lib.core._inner'], false],
    ]);
    expect(found.notes).toEqual([]);
  });

  it('are found where a fixture makes the value', async () => {
    const changed = library('x').replace('self.x = x', 'self.x = x or 1');
    const { session, symbols } = await openChange(files, { 'lib/core.py': changed });
    const { tests } = await coveringTests(session, symbols);
    expect(tests.map(({ id }) => id)).toEqual(['tests/test_odd_name.py::test_by_fixture']);
  });

  it('come first when the change touches them, and are capped with a word', async () => {
    const { session, symbols } = await openChange(files, {
      'lib/core.py': library('x + 1'),
      'tests/test_odd_name.py': tests.replace('alone()', 'alone(); alone()'),
    });
    const { tests: found, notes } = await coveringTests(session, symbols, { files: 80, tests: 1 });
    expect(found).toMatchObject([
      { id: 'tests/test_odd_name.py::test_other', changed: true, covers: [] },
    ]);
    expect(notes).toEqual(['2 more tests refer to what changed: the 1 nearest are named']);
  });

  it('are not asked for where only a comment changed', async () => {
    const { session, symbols } = await openChange(files, { 'lib/core.py': library('x  # why') });
    expect(symbols.map(({ name }) => name)).toEqual(['_inner']);
    expect((await coveringTests(session, symbols)).tests).toEqual([]);
  });
});

describe('tests of Rust', () => {
  const manifest = (name: string) =>
    `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`;
  const source = (value: number) => `fn secret() -> u32 {
    ${value}
}

pub fn open_up() -> u32 {
    secret()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn helper() -> u32 {
        open_up()
    }

    /// What it checks.
    #[tokio::test(
        flavor = "multi_thread"
    )]
    async fn works() {
        assert_eq!(secret(), 1);
    }

    #[test]
    fn by_helper() {
        helper();
    }

    #[test]
    #[ignore]
    fn slow() {
        secret();
    }
}
`;
  const files = {
    'Cargo.toml': '[workspace]\nmembers = ["lib/a"]\nexclude = ["lib/b"]\n',
    'lib/a/Cargo.toml': manifest('crate-a'),
    'lib/a/src/lib.rs': 'pub mod part;\n',
    'lib/a/src/part.rs': source(1),
    'lib/a/tests/whole.rs':
      'use crate_a::part::open_up;\n#[test]\nfn outside() {\n    open_up();\n}\n',
    'lib/b/Cargo.toml': manifest('crate-b'),
    'lib/b/src/lib.rs': source(1),
  };

  it('are those of the same file too, with the attribute and as cargo takes them', async () => {
    const { session, symbols } = await openChange(files, { 'lib/a/src/part.rs': source(2) });
    const { tests } = await coveringTests(session, symbols);
    expect(tests.map(({ id }) => id)).toEqual([
      'cargo -p crate-a --lib part::tests::works',
      'cargo -p crate-a --test whole outside',
      'cargo -p crate-a --lib part::tests::by_helper',
    ]);
  });

  it('of a package outside of the workspace name its manifest', async () => {
    const { session, symbols } = await openChange(files, { 'lib/b/src/lib.rs': source(2) });
    const { tests } = await coveringTests(session, symbols);
    expect(tests[0]?.id).toBe('cargo --manifest-path lib/b/Cargo.toml --lib tests::works');
  });
});

it('says why a version of a file was not read', async () => {
  const { session } = await openChange(
    { 'a.py': 'x = 1\n', 'b.toml': '' },
    { 'a.py': 'x = 2\n', 'b.toml': 'c = 1\n', LICENSE: 'x\n' },
  );
  const unread = await unreadIn(session);
  expect(unread('a.py', 'head')).toBeNull();
  expect(unread('b.toml', 'head')).toBe('no check reads *.toml');
  expect(unread('LICENSE', 'head')).toBe('no check reads LICENSE');
});
