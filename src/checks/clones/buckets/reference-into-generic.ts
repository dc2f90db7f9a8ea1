import { shallow } from '../../../index/index.ts';
import type { SiteFacts } from '../facts.ts';
import { type BucketRule, dropMethod } from '../verdict.ts';

/** Bounds that a reference meets as well as its value, and whether the callee then copies it itself. */
const copies = /\bInto<\s*(?:std::string::)?(?:String|PathBuf|OsString|Cow<)|\bToString\b/;
const reads =
  /\bAsRef<|\b(?:fmt::)?Display\b|\b(?:fmt::)?Debug\b|\bSerialize\b|\bHash\b|\bToSocketAddrs\b|\bIntoUrl\b/;

export const referenceIntoGeneric: BucketRule = {
  id: 'reference-into-generic',
  about: 'The callee is generic over what it takes and accepts a reference as well.',
  decide: (facts) => {
    const { consumer } = facts;
    if (
      facts.call !== 'clone' ||
      consumer.kind !== 'argument' ||
      consumer.expr !== facts.site.expr ||
      facts.type === null
    )
      return undefined;
    const isText = /^&*(?:mut )?(?:String|str)$/.test(facts.type);
    const copied = copies.test(consumer.generic);
    if (!(copied && isText) && !(reads.test(consumer.generic) && !/\bInto/.test(consumer.generic)))
      return undefined;
    // What outlives the call cannot be a reference into this body.
    if (
      /'static/.test(consumer.generic) ||
      consumer.spawned ||
      facts.owner.kind === 'temporary' ||
      facts.owner.kind === 'unknown'
    )
      return undefined;
    const isRef = shallow(facts.receiverType).k === 'ref';
    return {
      bucket: 'removable-borrow',
      confidence: copied ? 'low' : 'medium',
      why: copied
        ? `\`${consumer.callee}\` takes a reference as well (${consumer.generic}); it makes its own copy then, so this shortens the code more than the run`
        : `\`${consumer.callee}\` only needs ${consumer.generic}: a reference meets that`,
      change: `pass \`${isRef ? '' : '&'}${facts.receiver}\``,
      proof: `the parameter's bound ${consumer.generic} holds for a reference`,
      edits: editsOf(facts, isRef),
    };
  },
};

function editsOf(facts: SiteFacts, isRef: boolean) {
  const { site } = facts;
  const drop = dropMethod(facts);
  return isRef ? [drop] : [{ start: site.expr.start, end: site.expr.start, text: '&' }, drop];
}
