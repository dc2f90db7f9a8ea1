import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckRequest } from '../../model/proof.ts';
import { findProgram } from '../../process/index.ts';
import { noAnswers, openAnswers } from './answers.ts';
import { basisOf } from './basis.ts';
import { makeChecker } from './check/check.ts';
import { answerOrAsk } from './check/remember.ts';
import type { Claim } from './claim.ts';
import { cargoEnvironment } from './environment.ts';
import { featuresFor } from './features/for.ts';
import { requireFeatures } from './features/set.ts';
import { findPackages, packageNamed } from './packages.ts';
import type { Place } from './place.ts';
import { runToEnd, type ToRun } from './runner.ts';
import type { FoundToolchain } from './toolchain/find.ts';
import type { Made } from './tree/make.ts';
import { openState } from './tree/state.ts';
import type { TreeTimes } from './tree/times.ts';
import { takeTurns } from './turns.ts';
import type { Workshop, WorkshopOptions } from './types.ts';

export interface FurnishOptions extends WorkshopOptions {
  readonly place: Place;
  readonly claim: Claim;
  readonly made: Made;
  readonly root: string;
  readonly toolchain: FoundToolchain;
  readonly times: TreeTimes;
}

const asAudited: ReadonlyMap<string, string> = new Map();

/** Puts the parts together: everything that runs goes through `run`, everything that asks through `takeTurns`. */
export async function furnish(options: FurnishOptions): Promise<Workshop> {
  const { place, claim, made, root, toolchain, times, source, stop, offline } = options;
  const { timeout_s, useMemory, features, warn } = options;
  const env = cargoEnvironment({ ...toolchain.env, CARGO_TARGET_DIR: place.target });
  const state = openState(place.tree, root, times);
  const inTurn = takeTurns();
  const run = async (spec: ToRun) => {
    try {
      return await runToEnd({ host: claim.host, out: place.out, stop }, spec);
    } finally {
      times.wasBuilt();
      rmSync(join(place.folder, 'logs'), { recursive: true, force: true });
    }
  };
  const cargo = (cwd: string, args: readonly string[], changes = asAudited) => {
    state.write(changes);
    return run({ command: [toolchain.cargo, ...args], cwd, env, timeout_s });
  };

  const files = [...made.contents.keys()].flatMap((path) =>
    path.startsWith(source.prefix) ? path.slice(source.prefix.length) : [],
  );
  const packages = await findPackages({ root, files, cargo, offline, warn });
  if (features !== null) requireFeatures(features, packages);
  const { contents } = made;
  const basis = basisOf({ top: place.tree, contents, toolchain, packages, env });
  const answers =
    useMemory && basis !== null ? openAnswers(place.answers, [basis, source.prefix]) : noAnswers;
  const checker = makeChecker({
    root,
    packages,
    toolchain,
    offline,
    timeout_s,
    cargo,
    target: place.target,
  });
  let closing: Promise<readonly string[]> | null = null;
  let counts = { checks: 0, remembered: 0, cargo_ms: 0 };
  const check = async (request: CheckRequest) => {
    stop.throwIfAborted();
    const result = await answerOrAsk(answers, request, checker.command(request), () =>
      checker.ask(request),
    );
    counts = {
      checks: counts.checks + 1,
      remembered: counts.remembered + (result.remembered ? 1 : 0),
      cargo_ms: counts.cargo_ms + result.cargo_ms,
    };
    return result;
  };

  return {
    ...{ root, toolchain, packages },
    ...{ rev: made.rev, dirty: made.dirty },
    check: (request) => inTurn(() => check(request)),
    featuresFor: (name) =>
      inTurn(() =>
        featuresFor(packageNamed(packages, name), {
          asked: features,
          offline,
          check,
          cargo,
          answers,
        }),
      ),
    run: ({ command: [program, ...args], cwd = '', env: more = {}, ...spec }) =>
      inTurn(async () => {
        const file = programFor(program, toolchain.cargo, env.PATH);
        const missing = `${program} was not found`;
        if (file === null) return { ...nothing, stderr: missing };
        return run({
          ...spec,
          command: [file, ...args],
          cwd: join(root, cwd),
          env: { ...env, ...more },
        });
      }),
    write: (changes) => inTurn(async () => void state.write(changes)),
    counts: () => counts,
    close: () => {
      closing ??= (async () => {
        // What runs is ended by its own call when the stop signal aborts; else it is waited for.
        await inTurn(async () => times.close()).catch(() => undefined);
        return claim.close();
      })();
      return closing;
    },
  };
}

/** As a shell says that there is no such program. */
const nothing = {
  ...{ code: 127, signal: null, timed_out: false, stdout: '', cut: false, elapsed_ms: 0 },
  left_behind: [],
} as const;

/** Programs of the toolchain lie beside its cargo. */
const programFor = (program: string, cargo: string, path: string | undefined): string | null =>
  program === 'cargo'
    ? cargo
    : ((program === 'rustfmt' ? findProgram(join(dirname(cargo), program), '/', path) : null) ??
      findProgram(program, '/', path));
