import { editDistance } from '../../../model/edit-distance.ts';
import { UserError } from '../../../model/errors.ts';
import type { FeatureSet } from '../../../model/proof.ts';
import { allFeatures } from '../check/arguments.ts';
import type { CargoPackage } from '../metadata.ts';

/** The features that the user names, for one package. UserError names the nearest where a package has no such one. */
export function namedFeatures(
  { name, features }: CargoPackage,
  asked: readonly string[],
): FeatureSet {
  for (const feature of asked) {
    if (features.includes(feature)) continue;
    const [nearest] = [...features].sort(
      (left, right) => editDistance(left, feature) - editDistance(right, feature),
    );
    const hint = nearest === undefined ? 'it has none' : `did you mean '${nearest}'?`;
    throw new UserError(`--features: ${name} has no feature '${feature}'; ${hint}`);
  }
  return setOf(name, asked, []);
}

/** Features by name, as cargo takes them beside other packages too. */
export const setOf = (
  name: string,
  features: readonly string[],
  left_out: FeatureSet['left_out'],
): FeatureSet => ({
  args:
    features.length === 0
      ? []
      : ['--features', features.map((each) => `${name}/${each}`).join(',')],
  names: features,
  left_out,
});

export { allFeatures };
