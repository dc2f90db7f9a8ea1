import type { TrailMark } from '../../model/finding.ts';
import type { SiteFacts } from './facts.ts';
import { type FlowNode, type Graph, overlaps } from './flow/graph.ts';

/** Uses that are shown on each side of the clone, the nearest ones: a value that is used everywhere is no trail. */
const most = 6;

/** Where the cloned value is declared, used before the clone, cloned, and used afterwards; nothing where no name holds it. */
export function trailOf(facts: SiteFacts): { readonly trail: readonly TrailMark[] } | undefined {
  const { place, later, site, body } = facts;
  const node = body.graph.sites.get(site.expr);
  const binding = place && body.types.bindings[place.binding];
  if (!place || !binding || node === undefined) return undefined;
  const uses = usesOf(body.graph, node, (each) => each.binding === place.binding);
  const touches = (at: FlowNode): boolean =>
    at.kind !== 'assign' && at.place !== undefined && overlaps(at.place.path, place.path);
  const isName = (at: number): boolean => body.source.startsWith(binding.name, at);
  const placesOf = (nodes: readonly FlowNode[]): number[] =>
    [...new Set(nodes.filter(touches).map(({ at }) => at))]
      .filter((at) => isName(at) && at !== site.receiver.start && at !== binding.start)
      .sort((a, b) => a - b);
  const after = new Set([...placesOf(uses.after), ...(later && !later.again ? [later.at] : [])]);
  const before = placesOf(uses.before).filter((at) => !after.has(at) && at < site.expr.start);
  const mark = (kind: TrailMark['kind'], at: number, end = endOfName(body.source, at)) => ({
    kind,
    line: body.lines.line(at),
    column: body.lines.column(at),
    end_column: body.lines.column(at) + Math.max(1, end - at),
  });
  return {
    trail: [
      mark('declared', binding.start, binding.start + binding.name.length),
      ...before.slice(-most).map((at) => mark('used', at)),
      mark(later ? 'cloned' : 'last-use', site.receiver.start),
      ...[...after]
        .sort((a, b) => a - b)
        .slice(0, most)
        .map((at) => mark('used-later', at)),
    ],
  };
}

const name = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;

/** The end of the name at an offset; the offset itself where there is none, as at a closing brace. */
function endOfName(source: string, at: number): number {
  name.lastIndex = at;
  return at + (name.exec(source)?.[0].length ?? 0);
}

/** Nodes of one binding that may run after a node, and those that can only run before it. */
function usesOf(
  { nodes }: Graph,
  from: number,
  isOf: (place: { readonly binding: number }) => boolean,
): { readonly before: readonly FlowNode[]; readonly after: readonly FlowNode[] } {
  const reached = new Set<number>();
  const queue = [...nodes[from]!.next];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    const node = nodes[next]!;
    // A new value under the name: what follows is not this value.
    const isNew =
      node.place !== undefined &&
      isOf(node.place) &&
      (node.kind === 'declare' || (node.kind === 'assign' && node.place.path.length === 0));
    if (!isNew) queue.push(...node.next);
  }
  const own = [...nodes.keys()].filter((id) => {
    const { place, kind } = nodes[id]!;
    return place !== undefined && isOf(place) && kind !== 'declare' && kind !== 'none';
  });
  return {
    before: own.filter((id) => !reached.has(id)).map((id) => nodes[id]!),
    after: own.filter((id) => reached.has(id)).map((id) => nodes[id]!),
  };
}
