import type { GroupChange } from '../../../model/finding.ts';
import { borrowedForm, isLifetime, isPlace, lend, replaceClone } from '../expressions.ts';
import type { FileEdit, GroupKind, GroupScene } from '../kind.ts';
import { draftParameter } from '../parameter.ts';
import { suggested } from '../suggested.ts';

/** By value to by reference: the callers lend what they copied or handed over. */
export const lentParameter: GroupKind = {
  id: 'lent-parameter',
  about: 'A function takes a parameter by reference; its callers lend what they copied.',
  draft: (scene) => {
    const change = lent(scene.change);
    if (change === undefined) return undefined;
    const file = scene.textOf(scene.group.path) ?? '';
    const draft = draftParameter(scene, change, writtenType(file, change.to));
    if (typeof draft === 'string') return draft;
    const clones = cloneEdits(scene, change.to);
    return typeof clones === 'string' ? clones : { ...draft, edits: [...draft.edits, ...clones] };
  },
  mend: (scene, refused) => {
    const change = lent(scene.change);
    if (change === undefined) return undefined;
    const { path, span, text } = refused;
    if (refused.where === 'body') return suggested(refused, /^\*$/) ?? unborrowed(path, text, span);
    if (refused.where === 'elsewhere') {
      // `Some(name)`: what fits is the value inside.
      const inner = /^Option<([\s\S]*)>$/.exec(change.to)?.[1] ?? change.to;
      const borrows = suggested(refused, /^&$/) !== undefined;
      return borrows
        ? lend(path, text, span, inner)
        : suggested(refused, /^\.as_(?:deref|ref)\(\)$/);
    }
    const expression = text.slice(...span);
    if (isLifetime(change.from) && isPlace(expression))
      return `it compiles, but \`${expression}\` is handed over at ${path} and would be dropped later than now`;
    return expression.startsWith('&') ? undefined : lend(path, text, span, change.to);
  },
};

function lent(change: GroupChange) {
  if (change.kind !== 'parameter' || change.from.startsWith('&')) return undefined;
  return change;
}

/** `Path` is written in full where the file does not name it. */
function writtenType(file: string, to: string): string {
  const named = /\buse\s[^;]*\bpath::(?:Path\b|\{[^}]*\bPath\b)/.test(file);
  return named ? to : to.replace(/&Path\b/g, '&std::path::Path');
}

function cloneEdits({ sites, textOf }: GroupScene, to: string): readonly FileEdit[] | string {
  const edits: FileEdit[] = [];
  for (const site of sites) {
    const text = textOf(site.path);
    if (text === undefined) return `${site.path} could not be read`;
    const form =
      /^&(?!mut\b)/.test(site.type ?? '') && to.startsWith('&') ? bare : borrowedForm(to);
    const replaced = replaceClone(site, text, site.call === 'cloned' ? bare : form);
    if (typeof replaced === 'string') return replaced;
    edits.push(...replaced);
  }
  return edits;
}

/** What is cloned is a reference already. */
const bare = { before: '', behind: '' };

/** `&key` of what is a reference now: the borrow goes. */
function unborrowed(
  path: string,
  text: string,
  [start, end]: readonly [number, number],
): readonly FileEdit[] | undefined {
  if (!/^&\s*\w+$/.test(text.slice(start, end))) return undefined;
  return [{ path, edit: { start, end: start + 1, text: '' } }];
}
