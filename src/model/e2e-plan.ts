/** The stacks that a run can bring up, as `--stack` takes them. */
export const stackNames = ['sim', 'sample', 'mocker', 'agg', 'endpoint'] as const;
export type StackName = (typeof stackNames)[number];

/** The stages of a run, in the order that they are run in. */
export const stageNames = [
  'preflight',
  'checkout',
  'build',
  'services',
  'launch',
  'ready',
  'unit-tests',
  'probes',
  'load',
  'soak',
  'metrics',
  'expectations',
  'ab',
  'teardown',
  'verdict',
  'report',
] as const;
export type StageName = (typeof stageNames)[number];

/** A value that a plan may hold: what JSON can say. */
export type Setting = string | number | boolean | null | readonly Setting[] | Settings;
export interface Settings {
  readonly [name: string]: Setting;
}

export interface StagePlan {
  readonly id: StageName;
  /** Validated by the stage's own list of options; see src/e2e/plan. */
  readonly options: Settings;
}

/** What a change should make visible; the verdict looks each of them up. Units are those of the metric. */
export type Expectation =
  | { readonly says: string }
  | {
      /** Name of a Prometheus family, with labels that must match; its growth over the whole run is compared. */
      readonly metric: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly op: '>=' | '<=' | '==' | 'exists' | 'absent';
      readonly value?: number;
    }
  | {
      /** Name of a process of the run; its log must hold this text, or must not. */
      readonly log: string;
      readonly contains?: string;
      readonly lacks?: string;
    }
  | {
      /** Path on the frontend; asked with GET, or POST when there is a body. */
      readonly response: string;
      readonly body?: Setting;
      readonly status?: number;
      readonly contains?: string;
      readonly lacks?: string;
    };

export interface PlannedCheck {
  readonly id: string;
  readonly expect: Expectation;
}

/** The other side of a comparison. */
export interface AbPlan {
  /** A revision of the checkout; without one the settings of the other side, `KEY=VALUE,...`. */
  readonly base: string;
  /** Rounds that count; each runs both sides, the first round is dropped. */
  readonly rounds: number;
}

/** `dyn-audit/plan@1`: all that a run does, as data that the user may edit. */
export interface Plan {
  readonly schema: 'dyn-audit/plan@1';
  readonly stack: StackName;
  /** Absolute path of the checkout; null where the stack needs none. */
  readonly repo: string | null;
  /** Revision of `repo` to run; null: the folder as it is. */
  readonly rev: string | null;
  /** Path or name of the model as the user gave it; null: the stack's own. */
  readonly model: string | null;
  /** A running server, for `endpoint` only. */
  readonly url: string | null;
  readonly metrics_urls: readonly string[];
  /** Settings of the stack itself, such as the simulator's latencies and planted faults. */
  readonly settings: Settings;
  readonly stages: readonly StagePlan[];
  /** Beyond the checks that every stage makes of itself. */
  readonly checks: readonly PlannedCheck[];
  /** Limits by name, in the unit that the name ends with; `src/e2e/judge/thresholds.ts` lists them. */
  readonly thresholds: Readonly<Record<string, number>>;
  readonly ab: AbPlan | null;
  /** The whole run ends after this; null: no limit but those of its stages. */
  readonly timeout_s: number | null;
  readonly keep_up: boolean;
}
