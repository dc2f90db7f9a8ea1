import { shallow } from '../../../index/index.ts';
import type { BucketRule } from '../verdict.ts';

export const ownedBuffer: BucketRule = {
  id: 'owned-buffer',
  about:
    'A buffer that the body owns is copied into a Vec at its last use: convert it, which moves the bytes where it can.',
  decide: (facts) => {
    if (facts.call !== 'to_vec' || facts.owner.kind !== 'owned' || facts.later || !facts.place)
      return undefined;
    const own = shallow(facts.receiverType);
    if (own.k !== 'adt' || !buffers.has(own.def.name) || !own.def.scope.crate.library)
      return undefined;
    const { expr, receiver } = facts.site;
    if (facts.consumer.needs !== 'owned' || facts.body.graph.sites.get(expr) === undefined)
      return undefined;
    return {
      bucket: 'removable-move',
      confidence: 'medium',
      why: `the last use of \`${facts.receiver}\`, which this body owns`,
      change: `\`Vec::from(${facts.receiver})\`: ${facts.consumer.why}`,
      proof: `no path from here uses \`${facts.receiver}\` again, and Vec<u8> is From<${own.def.name}>`,
      edits: [
        { start: expr.start, end: expr.start, text: 'Vec::from(' },
        { start: receiver.end, end: expr.end, text: ')' },
      ],
    };
  },
};

/** Buffers of the bytes crate: without another handle on them the conversion copies nothing. */
const buffers = new Set(['Bytes', 'BytesMut']);
