import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout, StageContext, StageResult } from '../../model/e2e-run.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { makeBinding, type Side } from './binding.ts';
import { vendorOnly } from './causes.ts';
import { findImports, strayImports } from './imports.ts';
import { type BuildChoice, readChoice } from './options.ts';
import { venvOf } from './python.ts';
import { attempt, type Failed, runStep, type Step, toFailed } from './steps.ts';

const minutes = 60_000;

/**
 * Builds a checkout in an environment of its own, by the steps of its README: environment, binding, packages that can be
 * edited; then proves that Python finds the checkout's own files. A build that fails is a failed check; UserError for
 * what the machine lacks.
 */
export async function buildSide(
  context: StageContext,
  checkout: Checkout,
  index: Readonly<Record<string, string>>,
): Promise<StageResult> {
  const choice = readChoice(context.plan);
  const venv = venvOf(checkout.path);
  const side: Side = { name: checkout.side, checkout: checkout.path, venv, index };
  const made = existsSync(venv.python)
    ? null
    : await runStep(context, side.name, newVenv(side, choice));
  if (made !== null) return failure(side, made);
  const binding = await makeBinding(context, side, choice);
  if ('failed' in binding) return failure(side, binding.failed);
  const failed =
    (await installService(context, side, choice)) ?? (await install(context, side, choice));
  if (failed !== null) return failure(side, failed);
  const imports = await proveImports(context, side, choice, binding.published);
  return {
    checks: [
      check(side, '', 'pass', 'the checkout builds', `binding: ${binding.says}`, 'python'),
      imports,
    ],
    not_run: binding.published
      ? [
          {
            what: `the Rust of ${side.name}`,
            why: `build.binding=wheel: ${binding.says} runs in its place`,
            needed: false,
          },
        ]
      : [],
    state: {
      checkouts: [{ ...checkout, venv: venv.path }],
      versions: { [side.name === 'head' ? 'binding' : 'binding (base)']: binding.says },
    },
    ...(imports.result === 'pass' ? {} : { blocked: imports.observed }),
  };
}

const newVenv = ({ checkout, venv, index }: Side, { uv, python }: BuildChoice): Step => ({
  name: 'venv',
  command: [uv, 'venv', ...(python === null ? [] : ['--python', python]), venv.path],
  cwd: checkout,
  // Nothing is activated yet.
  env: { ...index, UV_NO_PROGRESS: '1' },
  timeout_ms: 10 * minutes,
});

async function installService(
  context: StageContext,
  { name, checkout, venv, index }: Side,
  { uv }: BuildChoice,
): Promise<Failed | null> {
  if (!existsSync(join(checkout, 'lib/gpu_memory_service/pyproject.toml'))) return null;
  return runStep(context, name, {
    name: 'memory-service',
    command: [uv, 'pip', 'install', '--python', venv.python, '-e', 'lib/gpu_memory_service'],
    cwd: checkout,
    env: { ...venv.env, ...index },
    timeout_ms: 15 * minutes,
  });
}

/** The checkout's package with the engine that it pins; once more without what only its vendor's index has. */
async function install(
  context: StageContext,
  { name, checkout, venv, index }: Side,
  { uv, extras }: BuildChoice,
): Promise<Failed | null> {
  const target = extras.length === 0 ? '.' : `.[${extras.join(',')}]`;
  // The README's own flag for engines, whose pins name pre-releases.
  const prerelease = extras.length === 0 ? [] : ['--prerelease=allow'];
  const step = (more: readonly string[]): Step => ({
    name: 'python',
    command: [uv, 'pip', 'install', '--python', venv.python, ...prerelease, ...more, '-e', target],
    cwd: checkout,
    env: { ...venv.env, ...index },
    timeout_ms: 60 * minutes,
  });
  const overrides = join(venv.path, 'dyn-audit-overrides.txt');
  // A build before this one has found them already.
  if (existsSync(overrides)) return runStep(context, name, step(['--override', overrides]));
  const first = await attempt(context, name, step([]));
  if (first === null) return null;
  const missing = vendorOnly(first.tail);
  if (missing === null) return toFailed(name, step([]), first);
  context.say(`${name}: ${missing} is only on its vendor's index: left out`);
  writeFileSync(overrides, `${missing} ; python_version < "3"\n`);
  return runStep(context, name, step(['--override', overrides]));
}

async function proveImports(
  context: StageContext,
  side: Side,
  { extras }: BuildChoice,
  published: boolean,
): Promise<Check> {
  const found = await findImports(context, side.name, side.venv, extras);
  const stray = strayImports(found, side.checkout, published);
  return check(
    side,
    '-imports',
    stray.length === 0 ? 'pass' : 'fail',
    `Python finds the modules inside ${side.checkout}`,
    stray.length === 0 ? `${found.length} modules` : stray.join('; '),
    'imports',
  );
}

const check = (
  { name }: Side,
  what: string,
  result: Check['result'],
  expected: string,
  observed: string,
  step: string,
): Check => ({
  id: `build.${name}${what}`,
  stage: 'build',
  result,
  expected,
  observed,
  evidence: [`logs/build-${name}-${step}.log`],
});

function failure(side: Side, { step, log, why }: Failed): StageResult {
  const observed = `${step}: ${why}`;
  const failed = check(side, '', 'fail', 'the checkout builds', observed, step);
  return {
    checks: [{ ...failed, evidence: [log] }],
    blocked: `build of ${side.name}: ${observed}`,
  };
}
