import { cloneStep, implementsByName, shallow } from '../../index/index.ts';
import type { SiteFacts } from './facts.ts';

/** True when `clone` copies the receiver itself, not what it derefs to: only then a move gives the same type. */
export function ownsItself(facts: SiteFacts): boolean {
  const own = shallow(facts.receiverType);
  if (
    own.k === 'ref' ||
    own.k === 'ptr' ||
    own.k === 'unknown' ||
    own.k === 'proj' ||
    own.k === 'slice'
  )
    return false;
  if (own.k === 'var' && !own.literal) return false;
  if (facts.call === 'to_owned') return own.k === 'adt' && own.def.name === 'String';
  return cloneStep(facts.body.types.env.workspace, own).through.length === 0;
}

/** True for a type whose drop or clone does something of its own: it compiles, but happens at another moment or not at all. */
export function hasOwnMeaning(facts: SiteFacts): boolean {
  const own = shallow(facts.receiverType);
  if (own.k !== 'adt' || own.def.scope.crate.library) return false;
  const { workspace } = facts.body.types.env;
  const derived = own.def.facts.derives.includes('Clone');
  return implementsByName(workspace, own, 'Drop', 0) || !derived;
}

/** True when the name given to the clone is known to need a value of its own: it is changed, moved on or taken into a task. */
export function needsItsOwn(facts: SiteFacts): boolean {
  return (
    facts.bound !== undefined &&
    facts.bound !== '' &&
    !/ may take or change | is not known$/.test(facts.bound)
  );
}
