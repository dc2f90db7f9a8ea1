import { expect, it } from 'vitest';
import { narrowest, selected } from '../../../src/proof/tests/filters.ts';
import { readList, readResults } from '../../../src/proof/tests/libtest.ts';
import { touchedBy } from '../../../src/proof/tests/touched.ts';

it('reads names of tests, not of benches', () => {
  expect(
    readList('a::tests::b: test\nc: bench\nd - line 3: test\n\n2 tests, 1 benchmark\n'),
  ).toEqual(['a::tests::b', 'd - line 3']);
});

it('reads results, also of tests that print and of those that should panic', () => {
  const text = `
running 5 tests
test a ... ok
test b - should panic ... ok
test c ... ignored, not now
test d ... printed by the test
ok
test e ... FAILED
test f has been running for over 60 seconds

failures:

failures:
    e

test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
`;
  expect(readResults(text)).toEqual({
    passed: ['a', 'b', 'd'],
    failed: ['e'],
    ignored: ['c'],
    slow: ['f'],
    complete: true,
  });
});

it('takes no test for passed that had begun when the run was cut off', () => {
  expect(readResults('running 2 tests\ntest a ... ok\ntest b ... half')).toMatchObject({
    passed: ['a'],
    complete: false,
  });
});

it('chooses the narrowest modules that have tests', () => {
  const tests = ['a::b::tests::x', 'a::tests::y', 'c::tests::z', 'tests::root'];
  expect(narrowest(['a::b'], tests)).toEqual(['a::b::']);
  expect(narrowest(['a::b', 'a::d'], tests)).toEqual(['a::']);
  expect(narrowest(['e'], tests)).toEqual(['']);
  expect(narrowest([''], tests)).toEqual(['']);
  expect(narrowest(['a'], [])).toBeNull();
  expect(selected(tests, ['a::'])).toEqual(['a::b::tests::x', 'a::tests::y']);
  expect(selected(tests, [''])).toEqual(tests);
});

it('finds the test program and the module of a file', () => {
  const pkg = (folder: string, targets: readonly (readonly [string, string, string])[]) => ({
    name: folder === '' ? 'top' : folder.replaceAll('/', '-'),
    folder,
    edition: '2021',
    features: [],
    dependents: [],
    targets: targets.map(([name, kind, path]) => ({ name, kinds: [kind], path })),
  });
  const packages = [
    pkg('', [['top', 'lib', 'src/lib.rs']]),
    pkg('lib/a', [
      ['a', 'lib', 'lib/a/src/lib.rs'],
      ['run', 'bin', 'lib/a/src/main.rs'],
      ['more', 'bin', 'lib/a/src/bin/more/main.rs'],
      ['it', 'test', 'lib/a/tests/it.rs'],
    ]),
  ];
  const found = touchedBy(
    [
      'lib/a/src/x/mod.rs',
      'lib/a/src/x/y.rs',
      'lib/a/src/main.rs',
      'lib/a/src/bin/more/z.rs',
      'lib/a/tests/it.rs',
      'src/lib.rs',
    ],
    packages,
  ).map(({ package: { name }, target, modules }) => [name, target.join(' '), ...modules]);
  expect(found).toEqual([
    ['lib-a', '--bin more', 'z'],
    ['lib-a', '--bin run', ''],
    ['lib-a', '--lib', 'x', 'x::y'],
    ['top', '--lib', ''],
  ]);
});
