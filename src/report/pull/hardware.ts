import type { HardwareNeed } from '../../model/pull.ts';
import { countOf } from '../count.ts';
import { itemsUnder, type Section } from '../sheet/sheet.ts';

/** `1 GPU, 24 GiB each, 2 nodes, hopper: fits`, or why not. */
export function sayHardware(need: HardwareNeed): string {
  const { gpus, vram_gib, nodes, architectures, fits, why } = need;
  const asked = [
    gpus === 0 ? 'no GPU' : countOf(gpus, 'GPU'),
    ...(vram_gib === null ? [] : [`${vram_gib} GiB each`]),
    ...(nodes > 1 ? [countOf(nodes, 'node')] : []),
    ...architectures,
  ].join(', ');
  return fits ? `${asked}: fits` : `${asked}: does not fit${why === null ? '' : `, ${why}`}`;
}

/** Where the need of hardware was read. */
export const hardwareSection = ({ reasons, fits }: HardwareNeed): Section =>
  itemsUnder(
    'Hardware that a test needs',
    reasons.map((text) => ({ head: '', details: [{ label: '', text }] })),
    fits ? null : 'yellow',
  );
