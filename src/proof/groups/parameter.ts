import type { GroupChange } from '../../model/finding.ts';
import type { Draft, GroupScene } from './kind.ts';
import { findSignature } from './signature.ts';

/** The edit of a parameter's type alone; a string says why it cannot be made. */
export function draftParameter(
  { group, textOf }: GroupScene,
  change: GroupChange & { readonly kind: 'parameter' },
  to: string,
): Draft | string {
  const text = textOf(group.path);
  if (text === undefined) return `${group.path} could not be read`;
  const signature = findSignature(text, group.line, change.function);
  const parameter = signature?.parameters.find((each) => each.name === change.parameter);
  if (!signature || !parameter || squeezed(text.slice(...parameter.type)) !== squeezed(change.from))
    return `the signature of \`${change.function}\` was not found`;
  const [start, end] = parameter.type;
  return {
    edits: [{ path: group.path, edit: { start, end, text: to } }],
    target: parameter.span,
    function: signature.span,
    body: signature.body,
    argument: signature.parameters.filter(({ name }) => name !== 'self').indexOf(parameter),
    word: change.function,
    words: [change.function, ...(change.on === undefined ? [] : [change.on])],
    isPublic: signature.isPublic,
  };
}

function squeezed(type: string): string {
  return type.replace(/\s+/g, '').replace(/,(?=[>)\]])/g, '');
}
