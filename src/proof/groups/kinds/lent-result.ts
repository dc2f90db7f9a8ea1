import { replaceClone } from '../expressions.ts';
import type { FileEdit, GroupKind } from '../kind.ts';
import { findSignature } from '../signature.ts';

/** A getter gives out a reference; proved only where no caller needs a copy. */
export const lentResult: GroupKind = {
  id: 'lent-result',
  about: 'A method gives out a reference to its field; no caller needs a copy of its own.',
  needsUsers: true,
  draft: (scene) => {
    const { change, group } = scene;
    if (change.kind !== 'return') return undefined;
    const text = scene.textOf(group.path);
    const signature =
      text === undefined ? undefined : findSignature(text, group.line, change.function);
    if (!signature?.returns) return `the signature of \`${change.function}\` was not found`;
    const [start, end] = signature.returns;
    const edits: FileEdit[] = [{ path: group.path, edit: { start, end, text: change.to } }];
    for (const site of scene.sites) {
      const replaced = replaceClone(site, text ?? '', { before: '&', behind: '' });
      if (typeof replaced === 'string') return replaced;
      edits.push(...replaced);
    }
    const { span, body, isPublic } = signature;
    return {
      edits,
      target: signature.header,
      function: span,
      body,
      argument: null,
      word: change.function,
      words: [change.function],
      isPublic,
    };
  },
  mend: () => undefined,
};
