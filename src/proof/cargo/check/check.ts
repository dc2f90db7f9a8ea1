import type { CheckRequest, CheckResult, FeatureSet } from '../../../model/proof.ts';
import type { CargoPackage } from '../metadata.ts';
import type { Ran } from '../runner.ts';
import type { FoundToolchain } from '../toolchain/find.ts';
import { checkArguments, shownCommand } from './arguments.ts';
import { readDiagnostics } from './diagnostics.ts';
import { outcomeOf } from './outcome.ts';

export interface CheckerOptions {
  readonly root: string;
  readonly target: string;
  readonly packages: readonly CargoPackage[];
  readonly toolchain: FoundToolchain;
  readonly offline: boolean;
  readonly timeout_s: number;
  /** Brings the tree to these texts and runs cargo in a folder. */
  readonly cargo: (
    cwd: string,
    args: readonly string[],
    changes: ReadonlyMap<string, string>,
  ) => Promise<Ran>;
}

export type Checker = (request: CheckRequest) => Promise<CheckResult>;

/** Asks cargo; packages of several workspaces one workspace after the other, until one does not build. */
export function makeChecker(options: CheckerOptions): Checker {
  const { packages } = options;
  return async (request) => {
    const asked = request.packages.map((name) => find(packages, name));
    const folders = [...new Set(asked.map(({ workspace }) => workspace))];
    const commands: string[] = [];
    let cargo_ms = 0;
    for (const folder of folders) {
      const here = asked.filter(({ workspace }) => workspace === folder);
      const result = await checkOne(options, request, here, folders.length > 1);
      commands.push(result.command);
      cargo_ms += result.cargo_ms;
      if (result.outcome !== 'ok' || folder === folders.at(-1))
        return { ...result, cargo_ms, command: commands.join(' && ') };
    }
    throw new Error('a check needs a package');
  };
}

async function checkOne(
  options: CheckerOptions,
  request: CheckRequest,
  asked: readonly CargoPackage[],
  isOneOfSeveral: boolean,
): Promise<CheckResult> {
  const { root, target, packages, toolchain, timeout_s } = options;
  const workspace = asked[0]?.workspace ?? root;
  const features = isOneOfSeveral ? within(request.features, asked) : request.features;
  const { what, how } = checkArguments(
    asked,
    { ...request, features },
    { ...options, minor: toolchain.minor },
  );
  const ran = await options.cargo(workspace, ['check', ...what, ...how], request.changes);
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  const diagnostics = readDiagnostics(ran.stdout, { root, workspace, names });
  const edited = ownersOf([...request.changes.keys()], packages);
  const isAsked = (name: string) => edited.has(name) || request.packages.includes(name);
  return {
    ...outcomeOf({ ran, diagnostics, isAsked, target, timeout_s }),
    command: shownCommand(toolchain, what),
    cargo_ms: ran.elapsed_ms,
    remembered: false,
  };
}

function find(packages: readonly CargoPackage[], name: string): CargoPackage {
  const found = packages.find((each) => each.name === name);
  if (!found) throw new Error(`no package of the workspaces: ${JSON.stringify(name)}`);
  return found;
}

/** Packages whose files these are: of the deepest folder that holds each. */
function ownersOf(
  paths: readonly string[],
  packages: readonly CargoPackage[],
): ReadonlySet<string> {
  const deepest = [...packages].sort((left, right) => right.folder.length - left.folder.length);
  return new Set(
    paths.flatMap(
      (path) =>
        deepest.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`))?.name ?? [],
    ),
  );
}

/** `a/x` can only be said where the package a is selected. */
function within(features: FeatureSet, asked: readonly CargoPackage[]): FeatureSet {
  const ours = features.names.filter((name) =>
    asked.some((each) => name.startsWith(`${each.name}/`)),
  );
  if (features.args.includes('--all-features')) return features;
  return { ...features, args: ours.length > 0 ? ['--features', ours.join(',')] : [] };
}
