import type { TestRun } from '../../model/proof.ts';
import { firstError, readList, readResults } from './libtest.ts';
import type { Bench, Ran } from './types.ts';

/** A test program: how cargo is asked for it. */
export interface Program {
  readonly bench: Bench;
  /** `test -p x --lib --all-features`, without `cargo`. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly timeout_s: number;
}

/** How many tests are run alone to find out which hangs, fails by chance or ends the program. */
const mostAlone = 8;
/** A single test gets at least this long, in seconds, where the user's limit allows it. */
const leastAlone = 30;

const cargo = (program: Program, args: readonly string[], timeout_s: number): Promise<Ran> =>
  program.bench.run({
    command: ['cargo', ...program.args, ...args],
    cwd: program.cwd,
    timeout_s,
  });

/** Builds the program and names its tests; `why` in a line where it does not build. */
export async function listTests(
  program: Program,
): Promise<{ readonly tests: readonly string[] } | { readonly why: string }> {
  const ran = await cargo(program, ['--', '--list'], program.timeout_s);
  if (ran.timed_out) return { why: `the tests were not built within ${program.timeout_s} s` };
  if (ran.code !== 0) return { why: `the tests do not build: ${firstError(ran.stderr)}` };
  return { tests: readList(ran.stdout) };
}

export interface TestRunNames extends TestRun {
  readonly names: ReadonlySet<string>;
  /** Failed with others and passed alone. */
  readonly flaky: readonly string[];
}

/**
 * Runs the tests that the arguments select, `expected` by name. Those that had not ended when the time was up are run
 * alone, the first few in libtest's order, so that the one that hangs is named and not what waited behind it; in the
 * same way those that failed get a second try, and those that were on when the program died.
 */
export async function runTests(
  program: Program,
  filters: readonly string[],
  expected: readonly string[],
  limit_s: number,
): Promise<TestRunNames> {
  const began = await cargo(program, ['--', ...filters], limit_s);
  const results = readResults(began.stdout);
  const passed = new Set(results.passed);
  const failed = new Set(results.failed);
  const ended = new Set([...results.passed, ...results.failed, ...results.ignored]);
  const unfinished = results.complete ? [] : firstOf(expected, ended, results.slow);
  const hung: string[] = [];
  const flaky: string[] = [];
  let elapsed_ms = began.elapsed_ms;
  const alone = Math.min(program.timeout_s, Math.max(leastAlone, Math.ceil(limit_s / 4)));
  for (const name of [...unfinished, ...failed].slice(0, mostAlone)) {
    const ran = await cargo(program, ['--', '--exact', name], alone);
    elapsed_ms += ran.elapsed_ms;
    const said = readResults(ran.stdout);
    if (ran.timed_out) hung.push(name);
    else if (!said.passed.includes(name)) failed.add(name);
    else if (failed.delete(name)) flaky.push(name);
    if (said.passed.includes(name)) passed.add(name);
  }
  for (const name of hung) failed.delete(name);
  // No single one hangs alone: they hang together, and all of them are named.
  if (began.timed_out && hung.length === 0)
    hung.push(...unfinished.filter((each) => !failed.has(each)));
  return {
    passed: passed.size,
    names: passed,
    failed: [...failed],
    hung,
    flaky,
    elapsed_ms: Math.round(elapsed_ms),
    why: whyNoAnswer(began, results.complete, expected, ended.size, failed.size + hung.length),
  };
}

/** Not ended yet: those that libtest called slow first, then in its order, which is that of names. */
function firstOf(
  expected: readonly string[],
  ended: ReadonlySet<string>,
  slow: readonly string[],
): readonly string[] {
  const open = expected.filter((name) => !ended.has(name)).sort();
  const first = slow.filter((name) => !ended.has(name));
  return [...first, ...open.filter((name) => !first.includes(name))];
}

function whyNoAnswer(
  ran: Ran,
  complete: boolean,
  expected: readonly string[],
  ended: number,
  named: number,
): string | null {
  if (expected.length === 0) return 'no test of the touched modules';
  if (complete || ran.timed_out || named > 0) return null;
  if (ended === 0) return `the tests did not run: ${firstError(ran.stderr)}`;
  return `the tests ended early (${ran.signal ?? `exit code ${ran.code}`}) and none does so alone`;
}
