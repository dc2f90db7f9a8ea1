import type { CheckRequest, CheckResult, FeatureSet } from '../../../model/proof.ts';
import type { CargoPackage } from '../metadata.ts';
import { packageNamed } from '../packages.ts';
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

export interface Checker {
  /** Asks cargo; packages of several workspaces one workspace after the other, until one does not build. */
  readonly ask: (request: CheckRequest) => Promise<CheckResult>;
  /** What would be run, as a user could type it. */
  readonly command: (request: CheckRequest) => string;
}

/** The packages of a request that lie in one workspace. */
interface Part {
  readonly workspace: string;
  readonly asked: readonly CargoPackage[];
  readonly what: readonly string[];
  readonly how: readonly string[];
}

export function makeChecker(options: CheckerOptions): Checker {
  const command = (parts: readonly Part[]) =>
    parts.map(({ what }) => shownCommand(options.toolchain, what)).join(' && ');
  return {
    command: (request) => command(partsOf(options, request)),
    ask: async (request) => {
      const parts = partsOf(options, request);
      let cargo_ms = 0;
      let last: Pick<CheckResult, 'outcome' | 'diagnostics' | 'why'> | null = null;
      for (const part of parts) {
        const ran = await options.cargo(
          part.workspace,
          ['check', ...part.what, ...part.how],
          request.changes,
        );
        cargo_ms += ran.elapsed_ms;
        last = judge(options, request, part, ran);
        if (last.outcome !== 'ok') break;
      }
      if (last === null) throw new Error('a check needs a package');
      return { ...last, cargo_ms, command: command(parts), remembered: false };
    },
  };
}

function partsOf(options: CheckerOptions, request: CheckRequest): readonly Part[] {
  const asked = request.packages.map((name) => packageNamed(options.packages, name));
  const workspaces = [...new Set(asked.map(({ workspace }) => workspace))];
  return workspaces.map((workspace) => {
    const here = asked.filter((each) => each.workspace === workspace);
    const features = workspaces.length > 1 ? within(request.features, here) : request.features;
    const { offline, toolchain } = options;
    const how = { offline, minor: toolchain.minor };
    return { workspace, asked: here, ...checkArguments(here, { ...request, features }, how) };
  });
}

function judge(options: CheckerOptions, request: CheckRequest, { workspace }: Part, ran: Ran) {
  const { root, target, packages, timeout_s } = options;
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  const diagnostics = readDiagnostics(ran.stdout, { root, workspace, names });
  // An error in a package that was edited is an answer about the edit, also where another package is under check.
  const edited = ownersOf([...request.changes.keys()], packages);
  const isAsked = (name: string) => edited.has(name) || request.packages.includes(name);
  return outcomeOf({ ran, diagnostics, isAsked, target, timeout_s });
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
function within(features: FeatureSet, here: readonly CargoPackage[]): FeatureSet {
  const args = features.args.map((arg) =>
    arg
      .split(',')
      .filter((each) => !each.includes('/') || here.some(({ name }) => each.startsWith(`${name}/`)))
      .join(','),
  );
  return {
    ...features,
    args: args.filter((arg, at) => arg !== '' && (arg !== '--features' || args[at + 1] !== '')),
  };
}
