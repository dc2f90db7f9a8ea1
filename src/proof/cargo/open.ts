import { dirname, join } from 'node:path';
import type { CheckRequest } from '../../model/proof.ts';
import { addResource, openHost } from '../../process/index.ts';
import { makeChecker } from './check/check.ts';
import { cargoEnvironment } from './environment.ts';
import { allFeatures, namedFeatures } from './features/choose.ts';
import { findPackages } from './packages.ts';
import { makePlace } from './place.ts';
import { runFolder } from './run-folder.ts';
import { runToEnd } from './runner.ts';
import { findToolchain } from './toolchain/find.ts';
import { makeTree } from './tree/make.ts';
import { openState } from './tree/state.ts';
import { openTimes } from './tree/times.ts';
import type { Workshop, WorkshopOptions } from './types.ts';

const noChanges: ReadonlyMap<string, string> = new Map();

/**
 * Makes a scratch tree of what was audited and opens it for cargo. The user's tree is read, never written; the scratch
 * tree goes again with `close`, when the program is killed, or at the latest with the next proof of the repository.
 * NoProof where there is no cargo, no toolchain, no package, no place, or when another proof of it runs.
 */
export async function openWorkshop(options: WorkshopOptions): Promise<Workshop> {
  const { source, stop, offline, timeout_s, warn } = options;
  const place = makePlace(source.repositoryId, options.targetDir);
  const id = `proof-${source.repositoryId}`;
  const folder = runFolder(id, place.folder);
  const host = await openHost({ folder, mark: id });
  try {
    addResource(folder, { kind: 'worktree', path: place.tree, repo: source.root });
    const made = await makeTree(source, place.tree, warn);
    const root = join(place.tree, source.prefix, '.');
    const toolchain = await findToolchain(place.tree, root);
    const times = openTimes({
      top: place.tree,
      contents: made.contents,
      target: place.target,
      repositoryId: source.repositoryId,
    });
    const state = openState(place.tree, root, times);
    const env = cargoEnvironment({ ...toolchain.env, CARGO_TARGET_DIR: place.target });
    const runner = { host, out: place.out, stop };
    const cargo = async (cwd: string, args: readonly string[], changes = noChanges) => {
      state.write(changes);
      const ran = await runToEnd(runner, {
        command: [toolchain.cargo, ...args],
        cwd,
        env,
        timeout_s,
      });
      times.wasBuilt();
      return ran;
    };
    const files = [...made.contents.keys()].filter((path) => path.startsWith(source.prefix));
    const packages = await findPackages({
      root,
      files: files.map((path) => path.slice(source.prefix.length)),
      cargo,
      offline,
      warn,
    });
    const ask = makeChecker({
      root,
      target: place.target,
      packages,
      toolchain,
      offline,
      timeout_s,
      cargo,
    });
    let [checks, cargo_ms] = [0, 0];
    const check = async (request: CheckRequest) => {
      const result = await ask(request);
      checks += 1;
      cargo_ms += result.cargo_ms;
      return result;
    };
    return {
      ...{ root, rev: made.rev, dirty: made.dirty, toolchain, packages, check },
      featuresFor: async (name) => {
        const found = packages.find((each) => each.name === name);
        if (!found) throw new Error(`no package of the workspaces: ${JSON.stringify(name)}`);
        return options.features === null
          ? allFeatures(found.features)
          : namedFeatures(found, options.features);
      },
      run: async (spec) => {
        const [program, ...args] = spec.command;
        const own =
          program === 'cargo'
            ? toolchain.cargo
            : program === 'rustfmt'
              ? join(dirname(toolchain.cargo), program)
              : program;
        const ran = await runToEnd(runner, {
          ...spec,
          command: [own, ...args],
          cwd: join(root, spec.cwd ?? ''),
          env: { ...env, ...spec.env },
        });
        times.wasBuilt();
        return ran;
      },
      write: async (changes) => void state.write(changes),
      counts: () => ({ checks, remembered: 0, cargo_ms }),
      close: async () => {
        times.close();
        return (await host.close()).left;
      },
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}
