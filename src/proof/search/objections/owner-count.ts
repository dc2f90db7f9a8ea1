import { headOf, isReference, type Objection } from './objection.ts';

const counts =
  /\b(?:Arc|Rc)::(?:strong_count|weak_count|get_mut|make_mut|try_unwrap|into_inner|unwrap_or_clone|downgrade)\b/;

export const ownerCount: Objection = {
  id: 'owner-count',
  about: 'The function asks how many owners a shared value has, and the removal changes that.',
  object: ({ receiver, body, form }) => {
    if (receiver === null || isReference(receiver) || form === 'borrow') return undefined;
    if (!/^(?:Arc|Rc)$/.test(headOf(receiver))) return undefined;
    const found = counts.exec(body)?.[0];
    return found ? `\`${found}\` in this function depends on how many owners there are` : undefined;
  },
};
