import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState } from '../../../src/e2e/folder/index.ts';
import { pinnedPlugins } from '../../../src/e2e/stages/unit-tests/plugins.ts';
import { unitTests } from '../../../src/e2e/stages/unit-tests.ts';
import type { Settings } from '../../../src/model/e2e-plan.ts';
import type { Checkout, StageResult } from '../../../src/model/e2e-run.ts';
import { useLab } from '../../process/lab.ts';
import { put } from '../repo.ts';
import { contextOf } from '../stage-context.ts';

const lab = useLab();
const path = process.env.PATH;
beforeEach(() => {
  process.env.PATH = `${join(lab.folder, 'bin')}:${path}`;
});
afterEach(() => {
  process.env.PATH = path;
});

/** Stands for a Python with pytest: prints what `says` holds, and ends with the code in `code`. */
const python = `#!/bin/sh
here=$(dirname "$(dirname "$0")")
if [ "$1" = -c ]; then [ -e "$here/has-pytest" ]; exit; fi
echo "$PWD: $*"
for word in "$@"; do case "$word" in --junitxml=*) echo '<testsuites/>' > "\${word#--junitxml=}" ;; esac; done
cat "$here/says"
[ -e "$here/hangs" ] && sleep 600
exit "$(cat "$here/code")"
`;

function newCheckout(
  code: number,
  says: string,
  more: Readonly<Record<string, string>> = {},
): Checkout {
  const checkout = join(lab.folder, 'repo');
  const venv = join(checkout, '.venv');
  put(venv, { 'bin/python': python, code: String(code), says, 'has-pytest': '', ...more });
  chmodSync(join(venv, 'bin/python'), 0o755);
  return { side: 'head', path: checkout, rev: 'x', worktree: false, venv };
}

async function run(checkout: Checkout | null, options: Settings): Promise<StageResult> {
  const folder = lab.newRun();
  const host = await lab.open(folder);
  const state = { ...emptyState, checkouts: checkout === null ? [] : [checkout] };
  const all = { ...unitTests.options, ...options };
  return unitTests.run(contextOf(folder, {}, { host, state, options: all }).context);
}

const tests = ['components/tests/test_a.py::test_b'];

describe('unit tests of a pull request', () => {
  it('are left out by choice when the plan names none', async () => {
    expect(await run(null, {})).toEqual({
      not_run: [{ what: 'unit-tests', why: 'the plan names none', needed: false }],
    });
  });

  it.each<[number, string, string, string]>([
    [0, '...\n3 passed, 1 skipped in 0.10s', 'pass', '3 passed, 1 skipped in 0.10s'],
    [
      1,
      'FAILED a.py::test_b - assert 1 == 2\n==== 1 failed, 2 passed in 0.1s ====',
      'fail',
      'tests failed: 1 failed, 2 passed in 0.1s: FAILED a.py::test_b - assert 1 == 2',
    ],
    [2, 'ERROR a.py - ImportError\n1 error in 0.1s', 'fail', 'could not be read: 1 error'],
    [5, 'no tests ran in 0.01s', 'inconclusive', 'no test was collected'],
    [4, 'ERROR: file or directory not found: x', 'inconclusive', 'did not understand'],
    [0, '2 skipped in 0.1s', 'inconclusive', 'no test passed: 2 skipped'],
    [1, 'ModuleNotFoundError: no plugin', 'inconclusive', 'before any test: ModuleNotFound'],
    [139, '', 'fail', 'ended: exit code 139'],
  ])('pytest ends with %i and %j: %s', async (code, says, result, observed) => {
    const { checks } = await run(newCheckout(code, says), { tests });
    expect(checks).toMatchObject([
      {
        id: 'unit-tests.pytest',
        result,
        observed: expect.stringContaining(observed),
        evidence: ['logs/unit-tests.log', 'unit-tests/pytest.xml'],
      },
    ]);
  });

  it('have a time limit, after which nothing is known', async () => {
    const checkout = newCheckout(0, '', { hangs: '' });
    const { checks } = await run(checkout, { tests, limit_s: 1 });
    expect(checks?.[0]?.result).toBe('inconclusive');
    expect(checks?.[0]?.observed).toMatch(/^not done after /);
  });

  it('get pytest as the checkout pins it where the environment has none', async () => {
    const checkout = newCheckout(0, '1 passed in 0.1s');
    const calls = join(lab.folder, 'calls');
    put(lab.folder, { 'bin/uv': `#!/bin/sh\necho "$*" > ${calls}\n` });
    chmodSync(join(lab.folder, 'bin/uv'), 0o755);
    put(checkout.path, {
      'container/deps/requirements.test.txt': 'mypy==1\npytest==9.0.3\npytest-cov[x]==7 # why\n',
    });
    rmSync(join(checkout.venv!, 'has-pytest'));
    const { checks } = await run(checkout, { tests });
    expect(checks?.[0]?.result).toBe('pass');
    expect(readFileSync(calls, 'utf8').trim()).toBe(
      `pip install --python ${checkout.venv}/bin/python pytest==9.0.3 pytest-cov[x]==7`,
    );
  });

  it.each<[number, string, string]>([
    [0, 'test result: ok. 4 passed; 0 failed', 'pass'],
    [101, 'test result: FAILED. 3 passed; 1 failed', 'fail'],
    [101, 'error[E0308]: mismatched types', 'fail'],
    [0, 'test result: ok. 0 passed; 0 failed; 9 filtered out', 'inconclusive'],
  ])('of Rust: cargo ends with %i and %j: %s', async (code, says, result) => {
    put(lab.folder, { 'bin/cargo': `#!/bin/sh\necho "cargo $*"\necho '${says}'\nexit ${code}\n` });
    chmodSync(join(lab.folder, 'bin/cargo'), 0o755);
    const { checks } = await run(newCheckout(0, ''), { tests: ['cargo -p dynamo-llm "a b"'] });
    expect(checks).toMatchObject([
      { id: 'unit-tests.cargo-1', result, expected: 'cargo test -p dynamo-llm a b passes' },
    ]);
  });

  it('refuse options in the place of a path, and tests without a checkout', async () => {
    const checkout = newCheckout(0, '');
    await expect(run(checkout, { tests: ['-p', 'x'] })).rejects.toThrow(/got the option '-p'/);
    await expect(run(null, { tests })).rejects.toThrow(/--repo DIR/);
  });
});

it('reads pins of pytest and its plugins, and no other requirement', () => {
  put(lab.folder, {
    'container/deps/requirements.test.txt':
      '# pytest==1\nboto3==1\npytest>=8\n  pytest-x\npytest-asyncio==1.3.0\npytest @ https://x\npytest-y; python_version>"3"\n',
  });
  expect(pinnedPlugins(lab.folder)).toEqual(['pytest>=8', 'pytest-asyncio==1.3.0', 'pytest-y']);
  expect(pinnedPlugins(join(lab.folder, 'none'))).toEqual(['pytest']);
});

describe('tests that lack a package', () => {
  const failure = (module: string) =>
    `<testcase><error message="x">E   ModuleNotFoundError: No module named '${module}'</error></testcase>`;
  /** Stands for a Python with pytest, as above; its report comes from `report`, and it cannot read test_a.py. */
  const reporting = python
    .replace("echo '<testsuites/>' >", 'cp "$here/report" ')
    .replace(
      'cat "$here/says"',
      'cat "$here/says"; case "$*" in *test_a.py*) echo "ERROR: found no collectors for $PWD/test_a.py::test_a"; exit 4;; esac',
    );

  function checkout(report: string): Checkout {
    const made = newCheckout(0, '1 passed in 0.1s\n', {
      report: `<testsuites>${report}</testsuites>`,
      'lib/python3.12/site-packages/own.pth': `${join(lab.folder, 'repo')}/src\n/elsewhere\n`,
    });
    const file = join(made.venv ?? '', 'bin/python');
    put(made.path, { '.venv/bin/python': reporting, 'src/serving/__init__.py': '' });
    chmodSync(file, 0o755);
    return made;
  }

  it('are no failure where it is another package; the others run all the same', async () => {
    const given = { tests: ['test_a.py::test_a', 'test_b.py::test_b'] };
    const { checks } = await run(checkout(failure('engine.core')), given);
    expect(checks).toMatchObject([
      {
        result: 'inconclusive',
        observed: '1 test files cannot be read; not installed here: engine.core; 1 passed in 0.1s',
        evidence: [
          'logs/unit-tests.log',
          'logs/unit-tests-rest.log',
          'unit-tests/pytest.xml',
          'unit-tests/unit-tests-rest.xml',
        ],
      },
    ]);
  });

  it('are a failure where the checkout itself should have it', async () => {
    const given = { tests: ['test_a.py::test_a', 'test_b.py::test_b'] };
    const { checks } = await run(checkout(failure('serving.gone')), given);
    expect(checks).toMatchObject([{ result: 'fail' }]);
  });

  it('are a failure where another test fails by itself', async () => {
    const own = '<testcase><failure message="x">E   assert 1 == 2</failure></testcase>';
    const { checks } = await run(checkout(failure('engine') + own), { tests: ['test_a.py'] });
    expect(checks).toMatchObject([{ result: 'fail' }]);
  });
});
