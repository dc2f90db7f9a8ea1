import type { StackName } from '../model/e2e-plan.ts';
import type { Walkthrough } from '../model/pull.ts';
import { isProduct } from './paths.ts';

/** Which program runs a changed file. */
export type Part = 'engine' | 'serving' | 'mocker' | 'sample' | 'other';

/** Rust that goes into the frontend and the workers is found by manifests (`rebuild.bindings`); Python by its folder. */
const folders: readonly (readonly [RegExp, Part])[] = [
  [/(?:^|\/)(?:sample(?:_main|_engine)?)(?:\/|\.py$)/, 'sample'],
  [/(?:^|\/)mocker\//, 'mocker'],
  [/^components\/src\/dynamo\/(?:frontend|common|llm|runtime|router)\//, 'serving'],
  [/^lib\/bindings\/python\//, 'serving'],
];

const rust = /\.(?:rs|proto)$|(?:^|\/)Cargo\.(?:toml|lock)$/;

/** The parts of a change that some server may run, each with the paths. */
export function partsOf(
  { groups, rebuild }: Pick<Walkthrough, 'groups' | 'rebuild'>,
  engines: readonly string[],
): ReadonlyMap<Part, readonly string[]> {
  const found = new Map<Part, string[]>();
  for (const path of groups.flatMap(({ files }) => files).filter(isProduct)) {
    const part = partOf(path, engines, rebuild.bindings);
    found.set(part, [...(found.get(part) ?? []), path]);
  }
  return found;
}

function partOf(path: string, engines: readonly string[], bindings: boolean): Part {
  const known = folders.find(([pattern]) => pattern.test(path))?.[1];
  if (known !== undefined && !(rust.test(path) && !bindings)) return known;
  const engine = engines.find((each) => path.split('/').includes(each));
  if (engine !== undefined && !rust.test(path)) return 'engine';
  return rust.test(path) && bindings ? 'serving' : 'other';
}

/** What a stack runs of a checkout that it was built from. */
export const runs: Readonly<Record<StackName, readonly Part[]>> = {
  sim: [],
  endpoint: [],
  sample: ['serving', 'sample'],
  mocker: ['serving', 'mocker'],
  agg: ['serving', 'engine'],
};
