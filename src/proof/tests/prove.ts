import type { FeatureSet, ProvedTests, TestRun } from '../../model/proof.ts';
import { narrowest, selected } from './filters.ts';
import { listTests, type Program, runTests, type TestRunNames } from './session.ts';
import { type Touched, touchedBy } from './touched.ts';
import type { TestsOptions } from './types.ts';

/** The run after a change gets this many times what the run before took, and never less than the seconds below. */
const patience = 10;
const leastSeconds = 60;

const unchanged: ReadonlyMap<string, string> = new Map();

/**
 * The narrowest unit tests of the changed modules, before and after the change; a crate without unit tests is asked for
 * its other tests. A test that passed before must pass after. One that hangs is a failure and is named: the run after
 * gets ten times as long as the run before took, at least a minute and at most `timeout_s`. The tree is left as it was
 * audited. Throws what the bench throws (the stop signal's reason).
 */
export async function proveTests(options: TestsOptions): Promise<readonly ProvedTests[]> {
  const proved: ProvedTests[] = [];
  for (const touched of touchedBy(options.after.keys(), options.bench.packages)) {
    const features = await options.featuresOf(touched.package.name);
    if (features) proved.push(await proveOne(options, touched, features));
  }
  return proved;
}

async function proveOne(
  options: TestsOptions,
  touched: Touched,
  features: FeatureSet,
): Promise<ProvedTests> {
  const { bench, onProgress } = options;
  const crate = touched.package.name;
  const say = (phase: string): void => onProgress?.(crate, phase);
  await bench.write(unchanged);
  say('building the tests');
  const { program, tests } = await programOf(options, touched, features);
  const filters = 'why' in tests ? null : narrowest(touched.modules, tests.tests);
  const about = {
    crate,
    filter: filters?.join(' ') ?? '',
    command: commandOf(bench.toolchain.name, program.args, filters ?? []),
  };
  if ('why' in tests) return unasked(about, 'unclear', tests.why);
  if (filters === null) return unasked(about, 'none', 'the crate has no tests');
  const expected = selected(tests.tests, filters);
  const given = filters.filter((filter) => filter !== '');
  say('tests before the change');
  const before = await runTests(program, given, expected, options.timeout_s);
  if (before.why === null && before.passed + before.failed.length + before.hung.length === 0)
    return unasked(about, 'none', 'all tests of what changed are ignored');
  if (before.why !== null || before.passed === 0) {
    const why = before.why ?? 'no test passes before the change';
    return { ...about, before: runOf(before), after: nothing(why), result: 'unclear', why };
  }
  try {
    await bench.write(options.after);
    say('building the tests');
    const rebuilt = await listTests(program);
    if ('why' in rebuilt)
      return {
        ...about,
        before: runOf(before),
        after: nothing(rebuilt.why),
        result: 'fail',
        why: rebuilt.why,
      };
    say('tests after the change');
    const limit = Math.min(
      options.timeout_s,
      Math.max(leastSeconds, Math.ceil((before.elapsed_ms / 1000) * patience)),
    );
    // What hangs as it is would take the whole limit again.
    const skip = before.hung.flatMap((name) => ['--skip', name]);
    const after = await runTests(
      program,
      [...given, ...skip],
      expected.filter((name) => !before.hung.includes(name)),
      limit,
    );
    return { ...about, before: runOf(before), after: runOf(after), ...compare(before, after) };
  } finally {
    await bench.write(unchanged);
  }
}

/** The unit tests, or where there are none all other tests of the package. */
async function programOf(options: TestsOptions, touched: Touched, features: FeatureSet) {
  const { bench, offline, timeout_s } = options;
  const make = (target: readonly string[]): Program => ({
    bench,
    args: [
      'test',
      '-p',
      touched.package.name,
      ...target,
      ...features.args,
      ...(offline ? ['--offline'] : []),
    ],
    cwd: touched.package.folder,
    timeout_s,
  });
  const unit = make(touched.target);
  const tests = await listTests(unit);
  const others = touched.package.targets.some(({ kinds }) => kinds.includes('test'));
  if ('why' in tests || tests.tests.length > 0 || !others) return { program: unit, tests };
  const program = make(['--tests']);
  return { program, tests: await listTests(program) };
}

/** As a user types it in the package's folder or above it. */
function commandOf(toolchain: string, args: readonly string[], filters: readonly string[]): string {
  const cargo = toolchain === 'system' ? 'cargo' : `cargo +${toolchain}`;
  const given = filters.filter((filter) => filter !== '');
  return [cargo, ...args, ...(given.length > 0 ? ['--', ...given] : [])].join(' ');
}

function compare(before: TestRunNames, after: TestRunNames): Pick<ProvedTests, 'result' | 'why'> {
  const hung = after.hung.filter((name) => !before.hung.includes(name));
  const failed = after.failed.filter((name) => before.names.has(name));
  const broken = [
    ...(hung.length > 0 ? [`hangs: ${list(hung)}`] : []),
    ...(failed.length > 0 ? [`fails: ${list(failed)}`] : []),
  ];
  if (broken.length > 0) return { result: 'fail', why: broken.join('; ') };
  const gone = [...before.names].filter((name) => !after.names.has(name));
  if (after.why !== null || gone.length > 0)
    return { result: 'fail', why: after.why ?? `passed before and not after: ${list(gone)}` };
  const notes = [
    ...(before.failed.length > 0 ? [`fails before the change too: ${list(before.failed)}`] : []),
    ...(before.hung.length > 0 ? [`hangs before the change too: ${list(before.hung)}`] : []),
    ...(after.flaky.length > 0 ? [`passes alone only: ${list(after.flaky)}`] : []),
  ];
  return { result: 'pass', why: notes.length > 0 ? notes.join('; ') : null };
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

/** Nothing was run: there is no test, or none that builds. */
const unasked = (
  about: Pick<ProvedTests, 'crate' | 'filter' | 'command'>,
  result: 'unclear' | 'none',
  why: string,
): ProvedTests => ({ ...about, before: nothing(why), after: nothing(why), result, why });

const nothing = (why: string): TestRun => ({ passed: 0, failed: [], hung: [], elapsed_ms: 0, why });

const runOf = ({ passed, failed, hung, elapsed_ms, why }: TestRunNames): TestRun => ({
  passed,
  failed,
  hung,
  elapsed_ms,
  why,
});
