import type { ProveOptions } from '../model/options.ts';
import type { ProvedTests } from '../model/proof.ts';
import type { Workshop } from '../proof/cargo/index.ts';
import { proveTests } from '../proof/tests/index.ts';
import { type Change, only, textsAfter } from './prove-change.ts';

/** Seconds for one run of tests unless the user says otherwise. */
const testLimit = 300;
/** A change that fails is tried in parts, to say which of them it is; not in more than this many. */
const mostParts = 12;

export interface TestedChange {
  readonly tests: readonly ProvedTests[];
  /** Files whose change does not pass, with the words for why. */
  readonly failing: ReadonlyMap<string, string>;
}

/**
 * The tests of what changed, before and after. Where one fails or hangs the change is tried part by part, and what does
 * not pass is named; what is left is tried once more together.
 */
export async function testChange(
  workshop: Workshop,
  change: Change,
  parts: readonly (readonly string[])[],
  texts: ReadonlyMap<string, string>,
  prove: ProveOptions,
): Promise<TestedChange> {
  const test = (part: Change): Promise<readonly ProvedTests[]> =>
    proveTests({
      bench: workshop,
      after: textsAfter(part, texts),
      featuresOf: async (name) => {
        const features = await workshop.featuresFor(name);
        return 'why' in features ? null : features;
      },
      offline: prove.offline,
      timeout_s: prove.timeout ?? testLimit,
      onProgress: (crate, phase) => prove.onProgress({ crate, phase, round: 1, left: 0 }),
    });
  const all = change.size === 0 ? [] : await test(change);
  const failed = all.filter(fails);
  if (failed.length === 0) return { tests: all, failing: new Map() };
  const inFailed = parts.filter((part) => part.some((path) => failed.some(holds(workshop, path))));
  const failing = new Map<string, string>();
  const blame = (part: readonly string[], why: string): void => {
    for (const path of part) failing.set(path, why);
  };
  if (inFailed.length > mostParts) {
    for (const part of inFailed) blame(part, failed.map(sayFailure).join('; '));
    return { tests: all, failing };
  }
  for (const part of inFailed) {
    const bad = inFailed.length === 1 ? failed : (await test(only(change, part))).filter(fails);
    if (bad.length > 0) blame(part, bad.map(sayFailure).join('; '));
  }
  // Each passes alone, and together they do not: nobody can say whose it is.
  if (failing.size === 0)
    for (const part of inFailed) blame(part, failed.map(sayFailure).join('; '));
  const left = new Map([...change].filter(([path]) => !failing.has(path)));
  const again = left.size === 0 ? [] : await test(left);
  for (const each of again.filter(fails))
    for (const part of parts.filter((paths) => paths.some((path) => holds(workshop, path)(each))))
      blame(part, sayFailure(each));
  return { tests: [...all, ...again], failing };
}

const fails = ({ result }: ProvedTests): boolean => result === 'fail';

/** Whether a file lies in the crate of a run of tests. */
const holds =
  ({ packages }: Workshop, path: string) =>
  ({ crate }: ProvedTests): boolean => {
    const folder = packages.find(({ name }) => name === crate)?.folder ?? '';
    return folder === '' || path.startsWith(`${folder}/`);
  };

function sayFailure({ after, why }: ProvedTests): string {
  const [hung] = after.hung;
  if (hung !== undefined) return `the test ${hung} hangs with it`;
  const [failed] = after.failed;
  return failed === undefined
    ? `its tests do not pass: ${why}`
    : `the test ${failed} fails with it`;
}
