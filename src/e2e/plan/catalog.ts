import type { Plan, Settings, StackName, StageName } from '../../model/e2e-plan.ts';

/** All that a plan may speak of; made from the lists of stages, stacks and thresholds, so that none is named twice. */
export interface Catalog {
  /** Options of each stage with their defaults, in the order that stages run in. */
  readonly stages: readonly { readonly id: StageName; readonly options: Settings }[];
  readonly stacks: Readonly<
    Record<
      StackName,
      {
        readonly settings: Settings;
        readonly thresholds: (plan: Plan) => Readonly<Record<string, number>>;
      }
    >
  >;
  /** General limits with their defaults. A limit without a default is off until a plan sets it. */
  readonly thresholds: Readonly<Record<string, number | null>>;
}

/** Environment of the stack's processes may be set freely under this prefix: `env.DYN_LOG=debug`. */
export const environmentPrefix = 'env.';
