import type { StackName } from '../../model/e2e-plan.ts';
import type { Stack } from '../../model/e2e-stack.ts';
import { agg } from './agg.ts';
import { endpoint } from './endpoint.ts';
import { mocker } from './mocker.ts';
import { sample } from './sample.ts';
import { sim } from './sim.ts';

export { deathCauses, unplannedEtcd } from './dynamo/signatures.ts';

/** All stacks; `--stack` takes their names. */
export const stacks: Readonly<Record<StackName, Stack>> = { sim, sample, mocker, agg, endpoint };
