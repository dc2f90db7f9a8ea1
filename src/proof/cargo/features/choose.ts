import type { CheckResult, FeatureSet } from '../../../model/proof.ts';
import { printableLine } from '../../../process/index.ts';
import type { CargoPackage } from '../metadata.ts';
import { culpritIn, without } from './blame.ts';
import { allFeatures, setOf } from './set.ts';

export interface ChooseOptions {
  /** Builds the package with these features. */
  readonly tryWith: (features: FeatureSet) => Promise<CheckResult>;
  /** Whether a feature of the package brings another package into the build. */
  readonly brings: (feature: string, culprit: string) => Promise<boolean>;
}

/** Builds that are spent on one package; what is not tried by then is left out. */
const mostTries = 12;

/**
 * The most features of a package that build here. All of them; else without those that bring the package that fails; else
 * what can be added to the default ones, by halves. `why`: it does not build with any.
 */
export async function chooseFeatures(
  of: CargoPackage,
  options: ChooseOptions,
): Promise<FeatureSet | { readonly why: string }> {
  let tries = 0;
  let late: string | null = null;
  const left = new Map<string, string>();
  const build = async (features: FeatureSet): Promise<string | null> => {
    // Every further one would take the whole time again.
    if (late !== null) return late;
    tries += 1;
    const result = await options.tryWith(features);
    if (result.outcome === 'timeout') late = sayLate(of, result);
    return result.outcome === 'ok' ? null : (late ?? reasonOf(result));
  };
  const whole = await build(allFeatures(of.features));
  if (whole === null) return allFeatures(of.features);
  if (of.features.length === 0) return { why: whole };

  let names = of.features;
  for (let why: string | null = whole; why !== null && tries <= 4; ) {
    const bad = await blamed(of, names, culpritIn(why), options);
    if (bad.length === 0) break;
    const fewer = without(of.featureTable, names, bad);
    for (const each of names) if (!fewer.includes(each)) left.set(each, reasonFor(each, bad, why));
    names = fewer;
    why = await build(setOf(of.name, names, []));
    if (why === null) return setOf(of.name, names, listed(left));
  }
  left.clear();
  const base = await findBase(of, build);
  if (typeof base === 'string') return { why: base };
  const kept = await addByHalves(of, base, { build, mayTry: () => tries < mostTries, left });
  return setOf(of.name, kept, listed(left));
}

/** Features that bring the culprit; those that only turn such a one on go with it. */
async function blamed(
  of: CargoPackage,
  names: readonly string[],
  culprit: string | null,
  { brings }: ChooseOptions,
): Promise<readonly string[]> {
  if (culprit === null || culprit === of.name) return [];
  const bad: string[] = [];
  for (const name of names) if (await brings(name, culprit)) bad.push(name);
  return bad;
}

/** The default features, or none; a text: why neither builds. */
async function findBase(
  of: CargoPackage,
  build: (features: FeatureSet) => Promise<string | null>,
): Promise<readonly string[] | string> {
  const usual = of.features.includes('default') ? ['default'] : [];
  const why = await build(setOf(of.name, usual, []));
  if (why === null) return usual;
  if (usual.length === 0) return why;
  return (await build(setOf(of.name, [], []))) === null ? [] : why;
}

interface Adding {
  readonly build: (features: FeatureSet) => Promise<string | null>;
  readonly mayTry: () => boolean;
  readonly left: Map<string, string>;
}

async function addByHalves(
  of: CargoPackage,
  base: readonly string[],
  { build, mayTry, left }: Adding,
): Promise<readonly string[]> {
  let kept = base;
  const add = async (names: readonly string[]): Promise<void> => {
    if (names.length === 0) return;
    if (!mayTry()) return names.forEach((name) => left.set(name, 'not tried: too many builds'));
    const why = await build(setOf(of.name, [...kept, ...names], []));
    if (why === null) kept = [...kept, ...names];
    else if (names.length === 1) for (const name of names) left.set(name, why);
    else {
      const half = Math.ceil(names.length / 2);
      await add(names.slice(0, half));
      await add(names.slice(half));
    }
  };
  const rest = of.features.filter((name) => !base.includes(name));
  // All of them are known not to build.
  const half = Math.ceil(rest.length / 2);
  await add(rest.slice(0, half));
  await add(rest.slice(half));
  return kept;
}

const listed = (left: ReadonlyMap<string, string>): FeatureSet['left_out'] =>
  [...left]
    .map(([feature, why]) => ({ feature, why }))
    .sort((a, b) => (a.feature < b.feature ? -1 : 1));

const reasonFor = (feature: string, bad: readonly string[], why: string): string =>
  bad.includes(feature)
    ? why
    : `turns on a feature that is left out (${bad.slice(0, 3).join(', ')})`;

const sayLate = ({ features }: CargoPackage, { why }: CheckResult): string =>
  features.length === 0 ? `${why}` : `${why}; --features says which to build with`;

function reasonOf({ why, diagnostics, outcome }: CheckResult): string {
  const [first] = diagnostics;
  if (why !== null || first === undefined) return why ?? outcome;
  const code = first.code === null ? 'error' : `error[${first.code}]`;
  const at = first.spans.find(({ primary, child }) => primary && !child);
  const place = at === undefined ? '' : ` (${printableLine(at.path, 200)}:${at.line}:${at.column})`;
  return `${first.package}: ${code}: ${first.message}${place}`;
}
