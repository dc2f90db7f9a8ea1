import { fitOf } from '../e2e/hardware/index.ts';
import type { DiffFile } from '../model/diff.ts';
import type { CoveringTest, HardwareNeed } from '../model/pull.ts';
import { addedNeeds } from './hardware-flags.ts';
import { pathNeeds } from './hardware-paths.ts';
import { testNeeds } from './hardware-tests.ts';
import type { LaunchScript } from './launch-scripts.ts';
import { vramOfModels } from './model-size.ts';
import type { Need } from './need.ts';
import type { PullTree } from './tree.ts';

export interface HardwareLimits {
  /** `--gpus` and `--vram`; the defaults are those of one L4. */
  readonly gpus: number;
  readonly vram_gib: number;
}

export const usualLimits: HardwareLimits = { gpus: 1, vram_gib: 24 };

interface Asked {
  readonly diff: readonly DiffFile[];
  readonly tree: PullTree;
  readonly tests: readonly CoveringTest[];
  readonly scripts: readonly LaunchScript[];
  readonly limits: HardwareLimits;
}

const mostScripts = 40;
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * What a test of the change needs: from launch scripts that it changes or that exercise it, pytest markers, paths of
 * recipes and deployments, and flags on added lines. All but the exercising scripts must be met together; of those the
 * smallest is enough, since the model is a vehicle only.
 */
export async function hardwareNeed({
  diff,
  tree,
  tests,
  scripts,
  limits,
}: Asked): Promise<HardwareNeed> {
  const touched = diff.filter(({ after }) => after !== null && isLaunchScript(after));
  const own = (
    await Promise.all(touched.slice(0, mostScripts).map(({ path }) => scriptNeed(tree, path)))
  ).flat();
  const measured = new Set(own.map(({ path }) => path));
  const exercising = (
    await Promise.all(
      scripts.filter(({ path }) => !measured.has(path)).map(({ path }) => scriptNeed(tree, path)),
    )
  ).flat();
  const smallest =
    own.length > 0 ? [] : exercising.sort((a, b) => weightOf(a) - weightOf(b)).slice(0, 1);
  const needs: readonly Need[] = [
    ...own,
    ...smallest,
    ...(await testNeeds(diff, tests, tree)),
    ...pathNeeds(diff, measured),
    ...addedNeeds(diff.filter(({ path }) => !measured.has(path))),
  ];
  return sum(needs, limits);
}

const weightOf = ({ gpus = 0, vram_gib = 0, nodes = 1, architecture }: Need): number =>
  nodes * 10_000 + (architecture === undefined ? 0 : 5000) + gpus * 100 + vram_gib / 100;

const isLaunchScript = (path: string): boolean => /(?:^|\/)launch\/(?:.+\/)?[^/]+\.sh$/.test(path);

async function scriptNeed(
  tree: PullTree,
  path: string,
): Promise<(Need & { readonly path: string })[]> {
  const text = await tree.read(path);
  if (text === null || text.length > 256 * 1024) return [];
  const { gpus, nodes, vendor, source } = fitOf(text);
  const vram = gpus === 0 ? null : vramOfModels(text, gpus);
  const says = [
    plural(gpus, 'GPU'),
    ...(nodes > 1 ? [`${nodes} nodes`] : []),
    ...(vram === null ? [] : [`about ${vram.gib} GiB for ${vram.model}`]),
  ];
  return [
    {
      path,
      gpus,
      nodes,
      ...(vram === null ? {} : { vram_gib: vram.gib }),
      ...(vendor === 'intel' || vendor === 'habana' ? { architecture: vendor } : {}),
      reason: `${path}: ${says.join(', ')} (${source})`,
    },
  ];
}

function sum(needs: readonly Need[], limits: HardwareLimits): HardwareNeed {
  const gpus = Math.max(0, ...needs.map((need) => need.gpus ?? 0));
  const nodes = Math.max(1, ...needs.map((need) => need.nodes ?? 1));
  const sizes = needs.flatMap(({ vram_gib }) => (vram_gib === undefined ? [] : [vram_gib]));
  const vram = sizes.length === 0 ? null : Math.max(...sizes);
  const architectures = [
    ...new Set(needs.flatMap(({ architecture }) => architecture ?? [])),
  ].sort();
  const over = [
    ...(gpus > limits.gpus ? [`${plural(gpus, 'GPU')} (limit ${limits.gpus})`] : []),
    ...(nodes > 1 ? [`${nodes} nodes`] : []),
    ...(vram !== null && vram > limits.vram_gib
      ? [`${vram} GiB on one GPU (limit ${limits.vram_gib})`]
      : []),
    ...(architectures.length > 0 ? [`hardware: ${architectures.join(', ')}`] : []),
  ];
  return {
    gpus,
    vram_gib: vram,
    nodes,
    architectures,
    reasons: [...new Set(needs.map(({ reason }) => reason))].slice(0, 30),
    fits: over.length === 0,
    why: over.length === 0 ? null : `a test needs ${over.join(', ')}`,
  };
}
