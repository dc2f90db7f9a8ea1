import type { StackName } from '../../../model/e2e-plan.ts';
import type { Checkout, Stage, StageContext, StageResult } from '../../../model/e2e-run.ts';
import type { Stack } from '../../../model/e2e-stack.ts';
import { buildOptions, buildSide } from '../../build/index.ts';
import { usesBuild } from '../preflight/needs.ts';

/**
 * Makes what the stack runs from: the checkout's own environment where it runs one, then whatever the stack prepares.
 * `packageIndex` gives variables that say where packages come from, with their passwords: for uv alone.
 */
export const buildWith = (
  stacks: Readonly<Record<StackName, Stack>>,
  packageIndex: () => Readonly<Record<string, string>> = () => ({}),
): Stage => ({
  id: 'build',
  doc: 'a Python environment in each checkout: uv, maturin where the Rust is new, editable packages; or the published wheel',
  lasting: true,
  options: buildOptions,
  run: async (context) => {
    const stack = stacks[context.plan.stack];
    const results: StageResult[] = [];
    let checkouts = context.state.checkouts;
    if (usesBuild(context.plan, stack)) {
      for (const checkout of checkouts) {
        const result = await buildSide(context, checkout, packageIndex());
        results.push(result);
        checkouts = withBuilt(checkouts, result.state?.checkouts ?? []);
        if (result.blocked !== undefined) return joined(results, checkouts);
      }
    }
    const prepared = await stack.prepare(withCheckouts(context, checkouts));
    return joined([...results, prepared], checkouts);
  },
});

const withBuilt = (
  checkouts: readonly Checkout[],
  built: readonly Checkout[],
): readonly Checkout[] =>
  checkouts.map((each) => built.find(({ side }) => side === each.side) ?? each);

const withCheckouts = (context: StageContext, checkouts: readonly Checkout[]): StageContext => ({
  ...context,
  state: { ...context.state, checkouts },
});

/** One result of several; the checkouts of the last word are all of them. */
function joined(results: readonly StageResult[], checkouts: readonly Checkout[]): StageResult {
  const states = results.map(({ state }) => state ?? {});
  const blocked = results.find((result) => result.blocked !== undefined)?.blocked;
  return {
    checks: results.flatMap(({ checks = [] }) => checks),
    not_run: results.flatMap(({ not_run = [] }) => not_run),
    state: {
      ...Object.assign({}, ...states),
      versions: Object.assign({}, ...states.map(({ versions }) => versions)),
      environment: Object.assign({}, ...states.map(({ environment }) => environment)),
      checkouts,
    },
    ...(blocked === undefined ? {} : { blocked }),
  };
}
