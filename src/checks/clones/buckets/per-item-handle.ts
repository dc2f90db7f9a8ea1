import type { SiteFacts } from '../facts.ts';
import type { BucketRule } from '../verdict.ts';

export const perItemHandle: BucketRule = {
  id: 'per-item-handle',
  about:
    'A counted pointer is cloned once per item of a stream: cheap each time, but on the token path it is the cost.',
  decide: (facts) => {
    if (
      !facts.scope.perItem ||
      facts.scope.task ||
      facts.cost.cost !== 'refcount' ||
      !facts.later ||
      goesIntoTask(facts)
    )
      return undefined;
    return {
      bucket: 'structural-refactor',
      confidence: 'medium',
      why: `${facts.cost.reason}, once per item of the stream`,
      change:
        'let the stream own its state (one async stream or `unfold`), so that each item borrows it',
      proof: `\`${facts.receiver}\` is the same for every item`,
    };
  },
};

/** The clone is named for a task that is spawned: each task needs an owner of its own. */
function goesIntoTask({ consumer, body }: SiteFacts): boolean {
  const { types, parents, escapes, source } = body;
  if (!consumer.binding) return consumer.spawned;
  return escapes.some((block) => {
    const owner = parents.get(block);
    if (
      owner?.role !== 'argument' ||
      !/\bspawn\w*\s*\($/.test(source.slice(Math.max(0, block.start - 40), block.start).trimEnd())
    )
      return false;
    return [...types.uses].some(
      ([use, target]) =>
        target === consumer.binding && use.start >= block.start && use.start < block.end,
    );
  });
}
