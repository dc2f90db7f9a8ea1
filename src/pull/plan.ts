import { fitOf } from '../e2e/hardware/index.ts';
import type { Expectation, PlannedCheck, StackName, StageName } from '../model/e2e-plan.ts';
import type {
  CoveringTest,
  DerivedExpectation,
  HardwareNeed,
  Tested,
  Walkthrough,
} from '../model/pull.ts';
import { type Part, partsOf, runs } from './exercise.ts';
import { anyLog } from './expect/kind.ts';
import type { PullTree } from './tree.ts';

/** What a machine has, as far as it decides which stack can be started. */
export interface MachineFacts {
  readonly gpus: number;
  /** Of the smallest GPU; null where it is not known. */
  readonly vram_gib: number | null;
  readonly uv: boolean;
  readonly python: boolean;
  /** cargo, for Rust that has to be built. */
  readonly cargo: boolean;
}

export interface StackRequest {
  readonly walkthrough: Walkthrough;
  readonly hardware: HardwareNeed;
  readonly machine: MachineFacts;
  /** `--stack`; null: chosen here. */
  readonly asked: StackName | null;
  /** `--launch-script`, relative to the checkout; null: chosen here. */
  readonly askedScript: string | null;
  readonly tree: Pick<PullTree, 'files' | 'read'>;
  /** As `walk` gives it. */
  readonly extension: readonly string[];
}

export interface StackChoice {
  readonly stack: StackName;
  /** Below the checkout; null where the stack takes none, or its own. */
  readonly script: string | null;
  /** Backend of the script: sglang, vllm, ...; null without a script. */
  readonly engine: string | null;
  /** Whether the servers of the stack run changed code: only then does a failing answer speak of the change. */
  readonly serves: boolean;
  /** `exercised` is also true where the plan's unit tests run changed code. */
  readonly tested: Tested;
  /** `KEY=VALUE` for the plan of the run. */
  readonly sets: readonly string[];
  /** The stages that show something, with those that they need; empty: all. */
  readonly only: readonly StageName[];
}

/** Stacks that run from the checkout's own environment, which unit tests need as well. */
const building: readonly StackName[] = ['sample', 'mocker', 'agg'];

const backend = /^examples\/backends\/([\w-]+)\/launch\//;
const engineOf = (script: string | null): string | null =>
  script === null ? null : (backend.exec(script)?.[1] ?? null);

/**
 * The stack that shows most of the change on this machine. What the user names is taken as it is, and `tested` says
 * truthfully whether it can show anything.
 */
export async function chooseStack(request: StackRequest): Promise<StackChoice> {
  const { walkthrough, tree, asked, extension } = request;
  const engines = [...new Set(tree.files.flatMap((path) => engineOf(path) ?? []))].filter(
    (name) => name !== 'sample' && name !== 'mocker',
  );
  const parts = partsOf(walkthrough, extension, engines);
  const tests = walkthrough.tests.filter(isRunnable);
  const choice = asked === null ? choose(request, parts, tests.length > 0) : asIs(asked);
  const script = choice.stack === 'agg' ? await scriptFor(request) : null;
  const engine = choice.stack === 'agg' ? (engineOf(script) ?? null) : null;
  const served = runs[choice.stack].flatMap((part) => pathsOf(part, parts, engine));
  const testsRun = building.includes(choice.stack) && tests.length > 0;
  const stackSays = saysOf(choice.stack, served, parts);
  const tested: Tested = {
    stack: choice.stack,
    exercised: served.length > 0 || testsRun,
    why:
      testsRun && served.length === 0
        ? `${tests.length} unit tests refer to what changed; ${stackSays}`
        : stackSays,
  };
  return {
    stack: choice.stack,
    script,
    engine,
    serves: served.length > 0,
    tested:
      choice.why === 'asked for' ? tested : { ...tested, why: `${tested.why} (${choice.why})` },
    sets: [
      ...(engine === null ? [] : [`engine=${engine}`]),
      ...(script === null ? [] : [`launch_script=${script}`]),
      ...(testsRun ? testSets(tests) : []),
    ],
    only: choice.only ?? [],
  };
}

/** Changed paths of a part that this stack runs: of the backends only its own. */
function pathsOf(
  part: Part,
  parts: ReadonlyMap<Part, readonly string[]>,
  engine: string | null,
): readonly string[] {
  const paths = parts.get(part) ?? [];
  return part === 'engine'
    ? paths.filter((path) => engine !== null && path.split('/').includes(engine))
    : paths;
}

interface Choice {
  readonly stack: StackName;
  readonly why: string;
  readonly only?: readonly StageName[];
}

const asIs = (stack: StackName): Choice => ({ stack, why: 'asked for' });

function choose(
  { walkthrough, hardware, machine }: StackRequest,
  parts: ReadonlyMap<Part, readonly string[]>,
  hasTests: boolean,
): Choice {
  const has = (part: Part): boolean => (parts.get(part)?.length ?? 0) > 0;
  const rust = walkthrough.rebuild.bindings;
  const builds = machine.uv && (!rust || machine.cargo);
  const missing = machine.uv ? 'cargo' : 'uv';
  const script = walkthrough.launch_scripts.length > 0;
  const gpu =
    hardware.fits &&
    machine.gpus >= Math.max(1, hardware.gpus) &&
    (machine.vram_gib === null || machine.vram_gib >= (hardware.vram_gib ?? 0));
  const isServed = [...parts.keys()].some((part) => part !== 'other');
  if (!isServed && !hasTests) return { stack: 'sim', why: 'no server runs the changed files' };
  if (!builds)
    return { stack: 'sim', why: `the checkout cannot be built here: ${missing} is missing` };
  if (!isServed) return { stack: 'sample', why: 'no server is started', only: ['unit-tests'] };
  if (has('mocker') && !has('engine')) return { stack: 'mocker', why: 'the mocker is changed' };
  if (has('sample') && !has('engine'))
    return { stack: 'sample', why: 'the sample worker is changed' };
  if (gpu && script && (has('engine') || has('serving')))
    return { stack: 'agg', why: 'there is a GPU for it' };
  if (has('serving'))
    return {
      stack: 'sample',
      why: `${script ? 'no GPU for a backend' : 'no launch script for a backend'}: the sample worker needs none`,
    };
  return { stack: 'sim', why: hardware.why ?? 'no GPU for the backend that is changed' };
}

/** The first script that this machine has the GPUs for; the first of all where it has them for none. */
async function scriptFor({
  walkthrough,
  askedScript,
  machine,
  tree,
}: StackRequest): Promise<string | null> {
  if (askedScript !== null) return askedScript;
  for (const { path } of walkthrough.launch_scripts) {
    const text = await tree.read(path);
    if (text === null) continue;
    const { gpus, nodes, vendor } = fitOf(text);
    if (gpus <= machine.gpus && nodes === 1 && (vendor === 'nvidia' || vendor === 'none'))
      return path;
  }
  return walkthrough.launch_scripts[0]?.path ?? null;
}

function saysOf(
  stack: StackName,
  served: readonly string[],
  parts: ReadonlyMap<Part, readonly string[]>,
): string {
  if (served.length > 0) {
    const all = [...parts.values()].flat().length;
    return served.length === all
      ? 'the stack runs the changed code'
      : `the stack runs ${served.length} of ${all} changed files of code`;
  }
  if (stack === 'sim') return 'the simulator runs no code of the checkout';
  if (stack === 'endpoint') return 'nobody can tell what code the endpoint runs';
  return `nothing that ${stack} runs is changed`;
}

/** More would take longer than the rest of the run; the list comes best first. */
const mostTests = 40;

/** The stage `unit-tests` has pytest and cargo; another language's test would be taken for a path of pytest. */
const isRunnable = ({ id }: CoveringTest): boolean => !/^go(?:\s|$)/.test(id);

const testSets = (tests: readonly CoveringTest[]): string[] => [
  `unit-tests.tests=${JSON.stringify(tests.slice(0, mostTests).map(({ id }) => id))}`,
];

/** Logs of a stack by the programs that a changed file may run in. */
const logsOf: Readonly<Record<StackName, readonly string[]>> = {
  sim: ['frontend', 'worker'],
  sample: ['frontend', 'worker'],
  mocker: ['frontend', 'worker'],
  agg: ['launch'],
  endpoint: [],
};

/**
 * The checks of a plan: those that a run decides. A text that a log must hold or lack is looked for in every log of the
 * stack; the id of the second and later ones ends in `.<process>`.
 */
export const plannedChecks = (
  expectations: readonly DerivedExpectation[],
  stack: StackName,
): readonly PlannedCheck[] =>
  expectations
    .filter(({ level }) => level === 'check')
    .flatMap(({ id, expect }): readonly PlannedCheck[] => {
      if (!isAnyLog(expect)) return [{ id, expect }];
      return logsOf[stack].map((log, i) => ({
        id: i === 0 ? id : `${id}.${log}`,
        expect: { ...expect, log },
      }));
    });

const isAnyLog = (expect: Expectation): expect is Extract<Expectation, { readonly log: string }> =>
  'log' in expect && expect.log === anyLog;

/** The expectation that a check of the run came from; null for a check that the user added. */
export const expectationOf = (
  check: string,
  expectations: readonly DerivedExpectation[],
): DerivedExpectation | null =>
  expectations.find(({ id }) => check === id || check.startsWith(`${id}.`)) ?? null;
