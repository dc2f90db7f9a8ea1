import type { StackName } from '../model/e2e-plan.ts';
import type { Walkthrough } from '../model/pull.ts';
import { isProduct } from './paths.ts';

/** Which program runs a changed file. */
export type Part = 'engine' | 'serving' | 'mocker' | 'sample' | 'other';

/** Python by its folder; Rust runs in every server where manifests say that it goes into their extension. */
const folders: readonly (readonly [RegExp, Part])[] = [
  [/^(?:components|examples)\/(?:.+\/)?sample(?:_main|_engine)?(?:\/|\.py$)/, 'sample'],
  [/(?:^|\/)mocker\//, 'mocker'],
  [/^components\/src\/dynamo\/(?:frontend|common|llm|runtime|router)\//, 'serving'],
  [/^lib\/bindings\/python\//, 'serving'],
];

const rust = /\.(?:rs|proto)$|(?:^|\/)Cargo\.(?:toml|lock)$/;

/** The parts of a change that some server may run, each with the paths. */
export function partsOf(
  { groups }: Pick<Walkthrough, 'groups'>,
  extension: readonly string[],
  engines: readonly string[],
): ReadonlyMap<Part, readonly string[]> {
  const built = new Set(extension);
  const found = new Map<Part, string[]>();
  for (const path of groups.flatMap(({ files }) => files).filter(isProduct)) {
    const part = partOf(path, engines, built);
    found.set(part, [...(found.get(part) ?? []), path]);
  }
  return found;
}

function partOf(path: string, engines: readonly string[], built: ReadonlySet<string>): Part {
  const known = folders.find(([pattern]) => pattern.test(path))?.[1];
  if (rust.test(path)) return built.has(path) ? (known === 'mocker' ? known : 'serving') : 'other';
  if (known !== undefined) return known;
  return engines.some((each) => path.split('/').includes(each)) ? 'engine' : 'other';
}

/** What a stack runs of a checkout that it was built from. */
export const runs: Readonly<Record<StackName, readonly Part[]>> = {
  sim: [],
  endpoint: [],
  sample: ['serving', 'sample'],
  mocker: ['serving', 'mocker'],
  agg: ['serving', 'engine'],
};
