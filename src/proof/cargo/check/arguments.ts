import type { CheckRequest, CheckScope, Toolchain } from '../../../model/proof.ts';
import type { CargoPackage } from '../metadata.ts';

/** Arguments of `cargo check` that say what is checked; those that say how are not for the user's eyes. */
export interface CheckArguments {
  /** `-p x --lib --all-features`. */
  readonly what: readonly string[];
  readonly how: readonly string[];
}

const libraries = /^(lib|rlib|dylib|cdylib|staticlib|proc-macro)$/;

/** `--keep-going`, so that the errors of every target are told in every run, not those of the first that failed. */
const keepGoingSince = 74;

export function checkArguments(
  packages: readonly CargoPackage[],
  { scope, features }: Pick<CheckRequest, 'scope' | 'features'>,
  options: { readonly offline: boolean; readonly minor: number },
): CheckArguments {
  return {
    what: [
      ...packages.flatMap(({ name }) => ['-p', name]),
      ...targetsOf(packages, scope),
      ...features.args,
      ...(options.offline ? ['--offline'] : []),
    ],
    how: [
      ...['--message-format=json', '--color', 'never'],
      ...(options.minor >= keepGoingSince ? ['--keep-going'] : []),
    ],
  };
}

function targetsOf(packages: readonly CargoPackage[], scope: CheckScope): readonly string[] {
  if (scope === 'all-targets') return ['--all-targets'];
  const hasLibrary = packages.map(({ targets }) =>
    targets.some(({ kinds }) => kinds.some((kind) => libraries.test(kind))),
  );
  return [
    ...(hasLibrary.some((has) => has) ? ['--lib'] : []),
    ...(hasLibrary.every((has) => has) ? [] : ['--bins']),
  ];
}

/** As a user could type it in the checkout. */
export const shownCommand = (toolchain: Toolchain, what: readonly string[]): string =>
  ['cargo', ...(toolchain.name === 'system' ? [] : [`+${toolchain.name}`]), 'check', ...what].join(
    ' ',
  );
