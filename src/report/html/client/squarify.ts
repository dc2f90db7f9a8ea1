export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Places areas in a box so that each is as near to a square as rows allow (Bruls, Huizing and van Wijk, Squarified
 * Treemaps, 2000). Weights are positive and fall; each box is as large as its weight's share.
 */
export function squarify(weights: readonly number[], box: Box): Box[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => ({ x: box.x, y: box.y, width: 0, height: 0 }));
  const scale = (box.width * box.height) / total;
  const areas = weights.map((weight) => weight * scale);
  const placed: Box[] = [];
  let free = box;
  let start = 0;
  while (start < areas.length) {
    const side = Math.min(free.width, free.height);
    let end = start + 1;
    while (
      end < areas.length &&
      worst(areas, start, end + 1, side) <= worst(areas, start, end, side)
    )
      end += 1;
    free = placeRow(areas.slice(start, end), free, placed);
    start = end;
  }
  return placed;
}

/** The worst ratio of sides in a row along `side`. */
function worst(areas: readonly number[], start: number, end: number, side: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += areas[at]!;
  const largest = areas[start]!;
  const smallest = areas[end - 1]!;
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest));
}

/** Puts a row along the shorter side and gives what is left. */
function placeRow(row: readonly number[], free: Box, placed: Box[]): Box {
  const sum = row.reduce((total, area) => total + area, 0);
  const upright = free.width >= free.height;
  const side = upright ? free.height : free.width;
  const depth = side === 0 ? 0 : sum / side;
  let at = upright ? free.y : free.x;
  for (const area of row) {
    const length = depth === 0 ? 0 : area / depth;
    placed.push(
      upright
        ? { x: free.x, y: at, width: depth, height: length }
        : { x: at, y: free.y, width: length, height: depth },
    );
    at += length;
  }
  return upright
    ? { ...free, x: free.x + depth, width: Math.max(0, free.width - depth) }
    : { ...free, y: free.y + depth, height: Math.max(0, free.height - depth) };
}
