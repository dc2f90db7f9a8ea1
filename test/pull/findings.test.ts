import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asItIsNot, type Change, type MissedCaller } from '../../src/model/callers.ts';
import type { Check, Verdict } from '../../src/model/e2e-verdict.ts';
import { excerptOf } from '../../src/pull/findings/excerpt.ts';
import { sources } from '../../src/pull/findings/index.ts';
import { bestPlace, placesIn } from '../../src/pull/findings/places.ts';
import { type FindingContext, reviewFindings } from '../../src/pull/index.ts';
import { fileOf } from './helpers.ts';

const root = '/runs/1/worktrees/head';
const code = fileOf('src/serve/app.py', [
  ' import x',
  ' ',
  ' def go(a):',
  '-    return a',
  '+    return a[1]',
  ' ',
  ' def end():',
  ' ',
]);
const rust = fileOf('lib/core/src/a.rs', [' fn a() {', '+    b.unwrap();', ' }']);

const check = (given: Partial<Check>): Check => ({
  id: 'probe.chat',
  stage: 'probes',
  result: 'fail',
  expected: 'an answer',
  observed: 'none',
  evidence: [],
  ...given,
});
const verdictOf = (...checks: readonly Check[]): Verdict => ({
  schema: 'dyn-audit/verdict@1',
  run: 'r',
  stack: 'agg',
  verdict: 'fail',
  because: '',
  checks,
  not_run: [],
  environment: {},
  versions: {},
  timings: { started_at: '', elapsed_ms: 0, between_stages_ms: 0, own_cpu_ms: 0, stages: [] },
  load: [],
  ab: null,
});

const find = (given: Partial<FindingContext>) =>
  reviewFindings(
    {
      diff: [code, rust],
      callers: { changes: [], findings: [] },
      expectations: [],
      verdict: null,
      serves: true,
      chosen: false,
      evidence: () => null,
      roots: [root],
      read: async () => null,
      symbolAt: (_, line) => (line > 2 ? 'go' : null),
      ...given,
    },
    ({ rule, path, anchor, symbol }) => [rule, path, anchor, symbol].join('|'),
  );
const withLog = (given: Partial<Check>, log: string, more: Partial<FindingContext> = {}) =>
  find({
    verdict: verdictOf(check({ ...given, evidence: ['logs/a.log'] })),
    evidence: (file) => (file === 'logs/a.log' ? log : null),
    ...more,
  });

test('the list and the files agree', () => {
  const others = [
    'index.ts',
    'source.ts',
    'places.ts',
    'environment.ts',
    'failed-tests.ts',
    'excerpt.ts',
  ];
  const files = readdirSync(new URL('../../src/pull/findings/', import.meta.url)).filter(
    (file) => !others.includes(file),
  );
  expect(sources.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe('an excerpt of evidence', () => {
  const log = [
    ...Array.from({ length: 30 }, (_, i) => `INFO line ${i}`),
    'ERROR the worker failed: \u001b[31mno memory',
    'INFO shutting down',
    'INFO bye',
    ...Array.from({ length: 30 }, (_, i) => `INFO later ${i}`),
  ].join('\n');

  test('of a log is what it tells of the fault, printable', () => {
    const lines = excerptOf('logs/worker.log', log)?.split('\n') ?? [];
    expect(lines).toHaveLength(12);
    expect(lines[9]).toMatch(/^ERROR the worker failed: .*no memory$/);
    expect(lines.join('')).not.toContain('\u001b');
  });

  test('of a log that tells nothing is its end, of an answer its beginning, of figures nothing', () => {
    const quiet = Array.from({ length: 30 }, (_, i) => `INFO line ${i}`).join('\n');
    expect(excerptOf('logs/a.log', quiet)?.split('\n').at(-1)).toBe('INFO line 29');
    expect(excerptOf('responses/a.json', quiet)?.split('\n')[0]).toBe('INFO line 0');
    expect(excerptOf('metrics/a.prom', 'a 1')).toBe(null);
    expect(excerptOf('logs/a.log', null)).toBe(null);
  });
});

describe('missed callers', () => {
  const change: Change = {
    id: 'c',
    language: 'python',
    kind: 'function',
    name: 'old',
    qualified_name: 'x.old',
    path: 'src/x.py',
    line: 4,
    change: 'renamed',
    detail: 'x.old is now x.new',
    renamed_to: 'x.new',
    since: null,
  };
  const caller = (given: Partial<MissedCaller>): MissedCaller => ({
    id: 'i',
    change_id: 'c',
    path: 'src/y.py',
    line: 9,
    column: 1,
    end_line: 9,
    symbol: 'x.old',
    kind: 'call',
    confidence: 'certain',
    context: 'code',
    message: 'x has no old any more',
    text: 'x.old()',
    candidates: [],
    ...given,
  });

  test('one finding for each file, with the other lines; certain ones are errors', async () => {
    const findings = await find({
      callers: {
        changes: [change],
        findings: [
          caller({ path: 'src/z.py', confidence: 'likely' }),
          caller({}),
          caller({ line: 12 }),
        ],
      },
      read: async () => `${'\n'.repeat(8)}  x.old()\n`,
    });
    expect(findings.map(({ severity, place }) => [severity, place?.path, place?.line])).toEqual([
      ['error', 'src/y.py', 9],
      ['warning', 'src/z.py', 9],
    ]);
    expect(findings[0]).toMatchObject({
      rule: 'callers.call',
      fix: 'use x.new',
      place: { anchor: 'x.old()', symbol: 'go' },
      failure_case: { outcome: 'x has no old any more' },
    });
    expect(findings[0]!.evidence.map(({ text }) => text)).toContain('the same in line 12');
  });

  test('a call that does not fit what stands as it was is not told as a change of that', async () => {
    const kept: Change = { ...change, change: 'signature', detail: asItIsNot, renamed_to: null };
    const callers = { changes: [kept], findings: [caller({ kind: 'skew' })] };
    expect((await find({ callers }))[0]).toMatchObject({
      title: 'x.old is called here as x.old cannot be called',
      failure_case: {
        trigger: 'src/y.py:9: the call is reached',
        expected: 'a call that the change adds fits what it calls',
      },
    });
  });

  test('what is only told, or may mean several things, is none', async () => {
    expect(
      await find({
        callers: {
          changes: [change],
          findings: [caller({ kind: 'doc' }), caller({ confidence: 'ambiguous' })],
        },
      }),
    ).toEqual([]);
  });
});

describe('unit tests', () => {
  const log = [
    '=================================== FAILURES ===================================',
    '_____________________ test_go _____________________',
    '    def test_go():',
    '>       assert go("a") == "a"',
    'tests/test_app.py:5: ',
    'src/serve/app.py:4: in go',
    `src/serve/app.py:4: IndexError`,
    'E       IndexError: string index out of range',
    '_____________________ test_end _____________________',
    'E       AssertionError: 1 != 2',
    'tests/test_app.py:9: AssertionError',
    '=========================== short test summary info ============================',
    'FAILED tests/test_app.py::test_go - IndexError',
  ].join('\n');

  test('a package that is not installed is no finding, but for what the change adds or takes away', async () => {
    const said = (place: string, module: string) =>
      [
        '_____________________ test_a _____________________',
        `${place}: in go`,
        `E       ModuleNotFoundError: No module named '${module}'`,
        '=========================== short test summary info ============================',
      ].join('\n');
    const failed = { id: 'unit-tests.pytest', stage: 'unit-tests' } as const;
    const gone = { ...fileOf('src/serve/old.py', ['-x = 1']), after: null };
    const more = { serves: false, diff: [code, gone] };
    expect(await withLog(failed, said('tests/test_a.py:1', 'engine'), more)).toEqual([]);
    expect(await withLog(failed, said('src/serve/app.py:4', 'engine'), more)).toHaveLength(1);
    expect(await withLog(failed, said('tests/test_a.py:1', 'serve.old'), more)).toHaveLength(1);
  });

  test('a finding for each failed test, on the changed line that its trace names', async () => {
    const findings = await withLog(
      { id: 'unit-tests.pytest', stage: 'unit-tests', expected: 'the tests pass' },
      log,
      { serves: false },
    );
    expect(
      findings.map(({ rule, place, failure_case }) => [
        rule,
        place?.path ?? null,
        place?.line ?? null,
        failure_case.trigger,
        failure_case.outcome,
      ]),
    ).toEqual([
      [
        'unit-tests.pytest',
        'src/serve/app.py',
        4,
        'pytest: test_go',
        'IndexError: string index out of range',
      ],
      ['unit-tests.pytest', null, null, 'pytest: test_end', 'AssertionError: 1 != 2'],
    ]);
    expect(findings[0]!.place).toMatchObject({
      anchor: 'return a[1]',
      symbol: 'go',
      side: 'RIGHT',
    });
  });

  test('cargo', async () => {
    const said =
      "---- a::tests::works stdout ----\nthread 'a::tests::works' panicked at lib/core/src/a.rs:2:7:\ncalled `Option::unwrap()` on a `None` value\nnote: run with RUST_BACKTRACE\n\nfailures:\n    a::tests::works\n";
    const [finding, ...more] = await withLog(
      { id: 'unit-tests.cargo-2', stage: 'unit-tests' },
      said,
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'unit-tests.cargo',
      place: { path: 'lib/core/src/a.rs', line: 2 },
      failure_case: { outcome: 'called `Option::unwrap()` on a `None` value' },
    });
  });

  test('a log that tells of no test: one finding without a place', async () => {
    expect(await withLog({ id: 'unit-tests.pytest', stage: 'unit-tests' }, 'gone')).toMatchObject([
      { place: null, title: 'Unit tests fail' },
    ]);
  });
});

describe('the run', () => {
  test('a process that ended is shown where its trace ends in a changed line', async () => {
    const trace = `Traceback (most recent call last):\n  File "${root}/src/serve/app.py", line 7, in end\n  File "${root}/src/serve/app.py", line 4, in go\n  File "/usr/lib/python3/x.py", line 3, in y\nIndexError`;
    expect(await withLog({ id: 'process.worker', stage: 'load' }, trace)).toMatchObject([
      { rule: 'run.process.worker', place: { path: 'src/serve/app.py', line: 4 } },
    ]);
  });

  test('a build that the compiler refused', async () => {
    const said = 'error[E0425]: cannot find value `b`\n --> lib/core/src/a.rs:2:5\n';
    expect(
      await withLog({ id: 'build.head', stage: 'build' }, said, { serves: false }),
    ).toMatchObject([{ place: { path: 'lib/core/src/a.rs', line: 2 } }]);
    expect(await withLog({ id: 'build.base', stage: 'build' }, said)).toEqual([]);
  });

  test('an expectation that was not met is shown at the line it came from', async () => {
    const expectation = {
      id: 'expect.log-x',
      kind: 'log',
      expect: { log: 'launch', lacks: 'x' },
      path: 'src/serve/app.py',
      line: 4,
      side: 'LEFT',
      why: 'gone',
      level: 'check',
    } as const;
    const findings = await find({
      expectations: [expectation],
      verdict: verdictOf(check({ id: 'expect.log-x.worker', stage: 'expectations' })),
    });
    expect(findings).toMatchObject([
      {
        rule: 'run.expectation',
        place: { line: 4, side: 'LEFT', anchor: 'return a', symbol: null },
      },
    ]);
    const elsewhere = { expectations: [expectation], serves: false };
    const verdict = verdictOf(check({ id: 'expect.log-x', stage: 'expectations' }));
    expect(await find({ ...elsewhere, verdict })).toEqual([]);
    expect(await find({ ...elsewhere, verdict, chosen: true })).toHaveLength(1);
  });

  test('answers of servers that ran nothing of the change say nothing of it', async () => {
    expect(await find({ verdict: verdictOf(check({})), serves: false })).toEqual([]);
    expect(await find({ verdict: verdictOf(check({})) })).toMatchObject([
      { rule: 'run.probe.chat', place: null, severity: 'error' },
    ]);
  });

  test('known deviations, open questions and faults of the machine are none', async () => {
    const open = (['known', 'inconclusive', 'pass'] as const).map((result) =>
      check({ result, id: `probe.${result}` }),
    );
    expect(
      await find({
        verdict: verdictOf(...open, check({ stage: 'preflight' }), check({ stage: 'services' })),
      }),
    ).toEqual([]);
    expect(
      await withLog({ id: 'process.worker' }, 'torch.OutOfMemoryError: CUDA out of memory'),
    ).toEqual([]);
    expect(
      await withLog({ id: 'process.worker', observed: 'No space left on device' }, ''),
    ).toEqual([]);
  });
});

describe('hostile places', () => {
  const of = (text: string) => placesIn(text, [code], [root]);
  test('what leads out of the checkout, or names no changed file, is none', () => {
    expect(of(`File "${root}/../../src/serve/app.py", line 4`)).toEqual([]);
    expect(of('File "../src/serve/app.py", line 4')).toEqual([]);
    expect(of('File "/other/src/serve/app.py", line 4')).toEqual([]);
    expect(of(`File "${root}-evil/src/serve/app.py", line 4`)).toEqual([]);
    expect(of('File "src/serve/other.py", line 4')).toEqual([]);
    expect(of('File "./src//serve/app.py", line 4')).toMatchObject([
      { path: 'src/serve/app.py', line: 4 },
    ]);
  });

  test('escape sequences do not hide a place, and a line far away is no added line', () => {
    expect(of('\u001b[31mFile "src/serve/app.py", line 4\u001b[0m')).toHaveLength(1);
    const places = of('File "src/serve/app.py", line 4\nFile "src/serve/app.py", line 9999999');
    expect(bestPlace(places, [code])).toMatchObject({ line: 4 });
  });

  test('a long line without an end costs no time that grows with its square', () => {
    expect(of(`File "${'a'.repeat(200_000)}\n${'panicked at '.repeat(20_000)}`)).toEqual([]);
  });

  test('a place beyond the end of its file is no place', async () => {
    expect(
      await withLog({ id: 'process.worker' }, 'File "src/serve/app.py", line 500', {
        read: async () => 'one line',
      }),
    ).toMatchObject([{ place: null }]);
  });
});
