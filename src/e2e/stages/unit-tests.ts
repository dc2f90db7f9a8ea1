import type { Setting } from '../../model/e2e-plan.ts';
import type {
  Checkout,
  CommandResult,
  Stage,
  StageContext,
  StageResult,
} from '../../model/e2e-run.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { printableLine } from '../../process/index.ts';
import { wordsOf } from './preflight/script.ts';
import { sourceRoots, unreadFiles } from './unit-tests/missing.ts';
import { pinnedPlugins } from './unit-tests/plugins.ts';
import { type PytestRun, pytestCheck } from './unit-tests/pytest.ts';

const options = {
  timeout_s: 3600,
  /** `path/test_x.py::test_y` for pytest; `cargo -p crate name` for cargo's. */
  tests: [],
  /** Of pytest and of each cargo call. */
  limit_s: 1800,
  /** Installed where the environment has no pytest; null: those that the checkout pins for its tests. */
  packages: null,
  uv: 'uv',
} as const;

interface Work {
  readonly context: StageContext;
  readonly head: Checkout;
  readonly python: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limit_ms: number;
}

/** The tests of the pull request that the plan names, in the checkout's own environment. */
export const unitTests: Stage = {
  id: 'unit-tests',
  doc: "the pull request's own tests, as the plan names them",
  lasting: true,
  options,
  run: async (context) => {
    const named = textsOf(context.options.tests);
    if (named.length === 0)
      return { not_run: [{ what: 'unit-tests', why: 'the plan names none', needed: false }] };
    const head = context.state.checkouts.find(({ side }) => side === 'head');
    if (head === undefined)
      throw new UserError('unit-tests.tests: expected a checkout to run them in: --repo DIR');
    const work = workIn(context, head);
    const cargo = named.filter(isCargo);
    const pytest = named.filter((test) => !isCargo(test));
    const checks: Check[] = pytest.length === 0 ? [] : [await runPytest(work, pytest)];
    for (const [i, test] of cargo.entries()) checks.push(await runCargo(work, test, i + 1));
    return { checks } satisfies StageResult;
  },
};

const isCargo = (test: string): boolean => /^cargo(\s|$)/.test(test);

const textsOf = (value: Setting | undefined): string[] =>
  Array.isArray(value) ? value.flatMap((each) => (typeof each === 'string' ? [each] : [])) : [];

function workIn(context: StageContext, head: Checkout): Work {
  const { plan, options } = context;
  const venv = typeof plan.settings.venv === 'string' ? plan.settings.venv : head.venv;
  const own: Record<string, string> = { CARGO_TARGET_DIR: `${head.path}/target` };
  return {
    context,
    head,
    python: venv === null ? 'python3' : `${venv}/bin/python`,
    env:
      venv === null
        ? own
        : { ...own, VIRTUAL_ENV: venv, PATH: `${venv}/bin:${process.env.PATH ?? ''}` },
    limit_ms: Number(options.limit_s ?? 1800) * 1000,
  };
}

async function runPytest(work: Work, tests: readonly string[]): Promise<Check> {
  const { context, head } = work;
  const option = tests.find((test) => test.startsWith('-'));
  if (option !== undefined)
    throw new UserError(`unit-tests.tests: expected a path, got the option '${option}'`);
  await providePytest(work);
  const first = await startPytest(work, 'unit-tests', tests);
  const unread = unreadFiles(first.result.tail, head.path);
  const rest = tests.filter((test) => !unread.includes(test.replace(/::.*$/s, '')));
  // One file that cannot be read makes pytest refuse all others too.
  const again = unread.length > 0 && rest.length > 0 && rest.length < tests.length;
  const runs = again ? [first, await startPytest(work, 'unit-tests-rest', rest)] : [first];
  return pytestCheck(context.folder, runs, {
    unread,
    roots: head.venv === null ? [] : sourceRoots(head.venv, head.path),
  });
}

async function startPytest(work: Work, name: string, tests: readonly string[]): Promise<PytestRun> {
  const { context, head, python, env, limit_ms } = work;
  const report = `unit-tests/${name === 'unit-tests' ? 'pytest' : name}.xml`;
  const xml = `--junitxml=${context.folder.at(report)}`;
  const result = await context.host.run({
    name,
    command: [python, '-m', 'pytest', '-q', xml, '--', ...tests],
    cwd: head.path,
    env,
    grace_ms: 5000,
    timeout_ms: limit_ms,
    onLine: context.say,
  });
  return { result, log: `logs/${name}.log`, report };
}

/** Only where it is missing, and only into an environment of the checkout's own. */
async function providePytest({ context, head, python, env }: Work): Promise<void> {
  const run = (name: string, command: readonly [string, ...string[]]): Promise<CommandResult> =>
    context.host.run({ name, command, cwd: head.path, env, grace_ms: 1000, timeout_ms: 600_000 });
  const found = await run('unit-tests-look', [python, '-c', 'import pytest']);
  if (found.code === 0) return;
  if (head.venv === null || !python.startsWith(head.venv))
    throw new UserError(`unit-tests: ${python} has no pytest: expected an environment with it`);
  const uv = typeof context.options.uv === 'string' ? context.options.uv : options.uv;
  const given = context.options.packages;
  const packages = typeof given === 'string' ? wordsOf(given) : pinnedPlugins(head.path);
  const installed = await run('unit-tests-install', [
    uv,
    'pip',
    'install',
    '--python',
    python,
    ...packages,
  ]);
  if (installed.code === 0) return;
  const last = installed.tail.split('\n').findLast((line) => line.trim() !== '') ?? '';
  throw new UserError(`unit-tests: pytest cannot be installed: ${printableLine(last, 200)}`);
}

async function runCargo(work: Work, test: string, count: number): Promise<Check> {
  const { context, head, env, limit_ms } = work;
  const name = `unit-tests-cargo-${count}`;
  const words = wordsOf(test).slice(1);
  const { code, signal, timed_out, tail } = await context.host.run({
    name,
    command: ['cargo', 'test', ...words],
    cwd: head.path,
    env,
    grace_ms: 5000,
    timeout_ms: limit_ms,
    onLine: context.say,
  });
  const lines = tail.split('\n').filter((line) => /^test result:|^error/.test(line));
  const passed = lines.reduce((sum, line) => sum + Number(/(\d+) passed/.exec(line)?.[1] ?? 0), 0);
  const said = lines.findLast((line) => /FAILED|^error/.test(line)) ?? lines.at(-1) ?? '';
  const observed = timed_out ? `not done after ${limit_ms / 1000} s` : printableLine(said, 300);
  return {
    id: `unit-tests.cargo-${count}`,
    stage: 'unit-tests',
    result:
      timed_out || (code === 0 && passed === 0) ? 'inconclusive' : code === 0 ? 'pass' : 'fail',
    expected: `cargo test ${words.join(' ')} passes`.replace(/ {2,}/g, ' '),
    observed:
      code === 0 && passed === 0 ? 'no test was run' : observed || `ended: ${signal ?? code}`,
    evidence: [`logs/${name}.log`],
  };
}
