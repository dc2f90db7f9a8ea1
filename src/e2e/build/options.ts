import { oneOf } from '../../model/choice.ts';
import type { Plan, Setting, Settings } from '../../model/e2e-plan.ts';

/** Options of the stage `build`. */
export const buildOptions = {
  /** A cold build takes 20 minutes on two cores. */
  timeout_s: 7200,
  /** Version or path of the Python to use; empty: whatever uv chooses. A text, or 3.10 would be read as 3.1. */
  python: '',
  /**
   * Where the Rust binding comes from. `auto`: kept from a build of the same Rust, else built. `source`: always built.
   * `wheel`: the published one of the checkout's version, which leaves the checkout's own Rust untested.
   */
  binding: 'auto',
  /** Of the Rust build: `dev`, as a developer builds, or `release`; null: `release` for a comparison of speed. */
  profile: null,
  /** Extras of the checkout's package, separated by commas; null: the engine of the launch script. */
  extras: null,
  /** A local copy of the archive that a dependency's build script downloads. */
  swagger_ui: null,
  uv: 'uv',
} as const satisfies Settings;

const bindings = ['auto', 'source', 'wheel'] as const;
const profiles = ['dev', 'release'] as const;

export interface BuildChoice {
  readonly python: string | null;
  readonly binding: (typeof bindings)[number];
  readonly profile: (typeof profiles)[number];
  readonly extras: readonly string[];
  readonly swagger_ui: string | null;
  readonly uv: string;
}

const textOf = (value: Setting | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The options of a plan's stage `build`, those that depend on the plan decided. UserError for an unknown word. */
export function readChoice(plan: Plan): BuildChoice {
  const stage = plan.stages.find(({ id }) => id === 'build');
  const options: Settings = { ...buildOptions, ...stage?.options };
  const engine = plan.stack === 'agg' ? (textOf(plan.settings.engine) ?? 'sglang') : null;
  const extras = textOf(options.extras) ?? (engine === null || engine === 'sample' ? '' : engine);
  const profile = textOf(options.profile) ?? (plan.ab === null ? 'dev' : 'release');
  return {
    python: textOf(options.python),
    binding: oneOf('build.binding', bindings)(String(options.binding)),
    profile: oneOf('build.profile', profiles)(profile),
    extras: extras.split(',').filter((each) => each !== ''),
    swagger_ui: textOf(options.swagger_ui),
    uv: textOf(options.uv) ?? buildOptions.uv,
  };
}
