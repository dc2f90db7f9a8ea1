import { editDistance } from '../../../model/edit-distance.ts';
import { UserError } from '../../../model/errors.ts';
import type { FeatureSet } from '../../../model/proof.ts';
import type { CargoPackage } from '../metadata.ts';

/** Every feature of a package, by cargo's own switch. */
export const allFeatures = (names: readonly string[]): FeatureSet => ({
  args: ['--all-features'],
  names,
  left_out: [],
});

/** Exactly these features, in the form that cargo takes beside other packages too. */
export const setOf = (
  name: string,
  features: readonly string[],
  left_out: FeatureSet['left_out'],
): FeatureSet => ({
  args: ['--no-default-features', ...chosen(name, features)],
  names: features,
  left_out,
});

const chosen = (name: string, features: readonly string[]): readonly string[] =>
  features.length === 0 ? [] : ['--features', features.map((each) => `${name}/${each}`).join(',')];

/** UserError where a feature that the user names is none of any package; it names the nearest that is. */
export function requireFeatures(asked: readonly string[], packages: readonly CargoPackage[]): void {
  const known = [
    ...new Set(
      packages.flatMap(({ name, features }) => [
        ...features,
        ...features.map((each) => `${name}/${each}`),
      ]),
    ),
  ];
  for (const feature of asked) {
    if (known.includes(feature)) continue;
    const [nearest] = known
      .map((name) => ({ name, distance: editDistance(name, feature) }))
      .sort((left, right) => left.distance - right.distance);
    const hint = nearest === undefined ? 'no package has any' : `the nearest is '${nearest.name}'`;
    throw new UserError(
      `--features expects features of the packages, '${feature}' is none: ${hint}`,
    );
  }
}

/** Those of the user's features that a package has, beside its default ones, as cargo does it. */
export function namedFeatures(
  { name, features }: CargoPackage,
  asked: readonly string[],
): FeatureSet {
  const own = features.filter((each) => asked.includes(each) || asked.includes(`${name}/${each}`));
  return { args: chosen(name, own), names: own, left_out: [] };
}
