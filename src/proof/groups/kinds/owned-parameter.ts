import type { GroupChange } from '../../../model/finding.ts';
import { isLifetime, replaceClone } from '../expressions.ts';
import type { FileEdit, GroupKind } from '../kind.ts';
import { draftParameter } from '../parameter.ts';
import { suggested } from '../suggested.ts';

/** By reference to by value: callers that are done with a value hand it over. */
export const ownedParameter: GroupKind = {
  id: 'owned-parameter',
  about: 'A function takes a parameter by value that its callers never use again.',
  draft: (scene) => {
    const change = handedOver(scene.change);
    if (change === undefined) return undefined;
    if (isLifetime(change.to))
      return `a value of type \`${change.to}\` would be dropped earlier than now`;
    const draft = draftParameter(scene, change, change.to);
    if (typeof draft === 'string') return draft;
    const edits: FileEdit[] = [...draft.edits];
    for (const site of scene.sites) {
      const text = scene.textOf(site.path);
      if (text === undefined) return `${site.path} could not be read`;
      const replaced = replaceClone(site, text, { before: '', behind: '' });
      if (typeof replaced === 'string') return replaced;
      edits.push(...replaced);
    }
    return { ...draft, edits };
  },
  mend: (scene, refused) => {
    if (handedOver(scene.change) === undefined) return undefined;
    if (refused.where !== 'argument') return suggested(refused, /^&$/);
    const { path, span, text } = refused;
    const expression = text.slice(...span);
    if (!/^&(?!\s*mut\b)/.test(expression))
      return `the caller at ${path} has no value to hand over`;
    return [{ path, edit: { start: span[0], end: span[0] + 1, text: '' } }];
  },
};

function handedOver(change: GroupChange) {
  if (change.kind !== 'parameter' || !change.from.startsWith('&') || change.to.startsWith('&'))
    return undefined;
  return change;
}
