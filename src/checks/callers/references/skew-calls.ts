import { asItIsNot } from '../../../model/callers.ts';
import type { Definition, Reference, SymbolFile } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import { sameSignature } from '../changes/signature.ts';
import { type Misfit, misfit, selfArguments } from '../fits.ts';
import { evaluate } from '../world/evaluate.ts';
import type { World } from '../world/world.ts';
import { isOnType, placeOf } from './calls.ts';
import { faultUse } from './say.ts';
import type { Question, ReferenceRule, Use } from './use.ts';

/**
 * Calls that the change adds and that do not fit what stood there before it and still does: that was another way when
 * they were written.
 */
export const skewCalls: ReferenceRule = {
  id: 'skew-calls',
  find: (question) => {
    const out: Use[] = [];
    for (const { after } of question.sides.changed)
      for (const reference of after?.references ?? []) {
        const use = misfitting(question, after!, reference);
        if (use) out.push(use);
      }
    return out;
  },
};

function misfitting(question: Question, file: SymbolFile, reference: Reference): Use | null {
  const { args, target } = reference;
  if (reference.kind !== 'call' || !args || !target || reference.doc || reference.guarded)
    return null;
  const language = question.languages.get(file.language);
  if (!language || !question.added(file.path, reference.line)) return null;
  const { base, head } = question.sides;
  const now = evaluate(head, language, target);
  if (now.k !== 'definitions' || now.all.length !== 1) return null;
  const called = now.all[0]!;
  // One that the change made, or made another, is a matter of its own.
  const before = base.definitions.get(called.path) ?? [];
  if (!before.some((each) => sameSignature(each.signature, called.signature))) return null;
  if (called.condition !== '') return null;
  const fault = faultOf(head, reference, called);
  if (!fault) return null;
  return faultUse(file, reference, standing(head.fileOf(called), called), {
    kind: 'skew',
    confidence: 'certain',
    message: `the call of \`${called.path}\` ${fault.why} in this tree`,
    ...placeOf(args, fault.keyword),
  });
}

function faultOf(world: World, reference: Reference, called: Definition): Misfit | null {
  if (!reference.args || !called.signature || called.signature.access === 'property') return null;
  return misfit(
    reference.args,
    called.signature,
    selfArguments(called, isOnType(reference, world)),
  );
}

/** The definition as it is, in the shape of a change: the change is that of the caller. */
const standing = (file: SymbolFile, called: Definition): Broken => ({
  language: file.language,
  kind: called.kind,
  name: called.name,
  qualified: called.path,
  path: file.path,
  line: called.line,
  change: 'signature',
  detail: asItIsNot,
  renamedTo: null,
  before: called,
  after: [called],
  deprecated: false,
  implied: true,
});
