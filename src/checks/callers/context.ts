import type { Context } from '../../model/callers.ts';

const places: readonly (readonly [RegExp, Context])[] = [
  [/\.(md|mdx|rst|txt)$|(^|\/)docs?\//, 'docs'],
  [/(^|\/)(benches|benchmarks?)\//, 'bench'],
  [
    /(^|\/)(tests?|testing)\/|(^|\/)(test_[^/]*|conftest)\.py$|_test\.(py|go|rs)$|(^|\/)tests\.rs$/,
    'test',
  ],
  [/\.(ya?ml|json|tpl|toml)$|(^|\/|\.)[Dd]ockerfile/, 'manifest'],
  [/\.(sh|bash|sbatch)$/, 'script'],
  [/(^|\/)examples?\//, 'example'],
];

/** What a place is, by its path; `test` is what the code itself says. */
export function contextOf(path: string, test: boolean): Context {
  const found = places.find(([pattern]) => pattern.test(path))?.[1] ?? 'code';
  return test && (found === 'code' || found === 'example') ? 'test' : found;
}

const generated =
  /(_pb2(_grpc)?\.pyi?|(^|\/)zz_generated[^/]*|\.pb\.go)$|(^|\/)(node_modules|vendor|third_party)\//;

/** Files that a program writes, or that come from elsewhere: nobody mends them by hand. */
export const isGenerated = (path: string): boolean => generated.test(path);
