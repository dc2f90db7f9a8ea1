import { cloneStep, implementsByName, peel, shallow } from '../../index/index.ts';
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
  if (facts.call !== 'clone' && keepsType(facts) && facts.call.startsWith('to_')) return true;
  return cloneStep(facts.body.types.env.workspace, own).through.length === 0;
}

/**
 * True when the copy has the type of what it was called on: always for `clone`; for `to_vec` on a Vec and
 * `to_string` on a String, but not for `to_string` on a `&str`, whose copy fits where a `&str` does not.
 */
export function keepsType({ call, receiverType }: SiteFacts): boolean {
  if (call === 'clone' || call === 'type_clone' || call === 'arc_clone') return true;
  const own = shallow(peel(receiverType));
  if (own.k !== 'adt' || !own.def.scope.crate.library) return false;
  if (call === 'to_vec') return own.def.name === 'Vec';
  return (call === 'to_owned' || call === 'to_string') && own.def.name === 'String';
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
