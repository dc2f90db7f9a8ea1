import type { CheckRequest, CheckResult, FeatureSet } from '../../../model/proof.ts';
import type { Answers } from '../answers.ts';
import { fieldsOf, listOf, textOf, textsOf } from '../json.ts';
import type { CargoPackage } from '../metadata.ts';
import type { Ran } from '../runner.ts';
import { chooseFeatures } from './choose.ts';
import { namedFeatures, setOf } from './set.ts';

export interface FeaturesOptions {
  /** Named by the user; null: all that build. */
  readonly asked: readonly string[] | null;
  readonly offline: boolean;
  readonly check: (request: CheckRequest) => Promise<CheckResult>;
  readonly cargo: (cwd: string, args: readonly string[]) => Promise<Ran>;
  readonly answers: Answers;
}

/** What was left out may build tomorrow: a library was installed, the network is back. */
const kept_ms = 24 * 60 * 60 * 1000;

/** The features to check a package with. */
export async function featuresFor(
  of: CargoPackage,
  options: FeaturesOptions,
): Promise<FeatureSet | { readonly why: string }> {
  const { asked, answers, check } = options;
  if (asked !== null) return namedFeatures(of, asked);
  const question = ['features', of.name];
  const known = readSet(answers.get(question, kept_ms), of.name);
  if (known !== null) return known;
  const found = await chooseFeatures(of, {
    tryWith: (features) =>
      check({ packages: [of.name], scope: 'library', features, changes: new Map() }),
    brings: (feature, culprit) => brings(of, feature, culprit, options),
  });
  if ('left_out' in found && found.left_out.length > 0) answers.put(question, found);
  return found;
}

/** Whether a package is built for this feature and not without any. */
async function brings(
  of: CargoPackage,
  feature: string,
  culprit: string,
  options: FeaturesOptions,
): Promise<boolean> {
  const without = await treeHas(of, [], culprit, options);
  return !without && (await treeHas(of, [feature], culprit, options));
}

async function treeHas(
  of: CargoPackage,
  features: readonly string[],
  culprit: string,
  { cargo, offline }: FeaturesOptions,
): Promise<boolean> {
  const { stdout } = await cargo(of.workspace, [
    ...['tree', '-p', of.name, '-e', 'normal,build', '--prefix', 'none'],
    ...setOf(of.name, features, []).args,
    ...(offline ? ['--offline'] : []),
  ]);
  return stdout.split('\n').some((line) => line.startsWith(`${culprit} v`));
}

function readSet(data: unknown, name: string): FeatureSet | null {
  const { names, left_out } = fieldsOf(data);
  if (!Array.isArray(names)) return null;
  const left = listOf(left_out).map(fieldsOf);
  return setOf(
    name,
    textsOf(names),
    left.map(({ feature, why }) => ({ feature: textOf(feature), why: textOf(why) })),
  );
}
