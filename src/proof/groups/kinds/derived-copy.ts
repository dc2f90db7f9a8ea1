import { codeOnly } from '../code.ts';
import { replaceClone } from '../expressions.ts';
import type { FileEdit, GroupKind } from '../kind.ts';
import { lineRange } from '../signature.ts';
import { suggested } from '../suggested.ts';

/** A type derives Copy; its clones are named only, or read through a reference. */
export const derivedCopy: GroupKind = {
  id: 'derived-copy',
  about: 'A small type derives Copy; its clones become plain copies.',
  draft: (scene) => {
    const { change, group } = scene;
    if (change.kind !== 'derive') return undefined;
    const text = scene.textOf(group.path);
    const derive = text === undefined ? undefined : deriveBefore(text, group.line, change.type);
    if (text === undefined || derive === undefined)
      return `the derive of \`${change.type}\` was not found`;
    const edits: FileEdit[] = [
      { path: group.path, edit: { start: derive.at, end: derive.at, text: `, ${change.adds}` } },
    ];
    for (const site of scene.sites) {
      const file = scene.textOf(site.path);
      if (file === undefined) return `${site.path} could not be read`;
      const behind = site.call === 'cloned' ? '.copied()' : '';
      const before = site.call === 'clone' && /^&(?!&)/.test(site.type ?? '') ? '*' : '';
      const replaced = replaceClone(site, file, { before, behind });
      if (typeof replaced === 'string') return replaced;
      edits.push(...replaced);
    }
    const target = [derive.start, derive.end] as const;
    return {
      edits,
      target,
      function: null,
      body: null,
      argument: null,
      word: change.type,
      words: [change.type],
      isPublic: derive.isPublic,
    };
  },
  // `*x` where the clone looked through a reference.
  mend: (_scene, refused) => suggested(refused, /^\*$/),
};

/** The place behind `Clone` in the derive of the type whose name stands on a line. */
function deriveBefore(text: string, line: number, name: string) {
  const code = codeOnly(text);
  const [start, stop] = lineRange(code, line);
  // The line is that of the item, which its attributes may open.
  const item = new RegExp(`\\b(?:struct|enum|union)\\s+${name}\\b`).exec(
    code.slice(start, stop + 2000),
  );
  if (item === null) return undefined;
  const at = start + item.index;
  const attributes = /(?:#\s*\[(?:[^[\]]|\[[^\]]*\])*\]\s*)+(pub\b\s*(?:\([^)]*\)\s*)?)?$/.exec(
    code.slice(Math.max(0, at - 4000), at),
  );
  const derives = attributes && [...attributes[0].matchAll(/#\s*\[\s*derive\s*\([^)]*?\bClone\b/g)];
  const derive = derives?.length === 1 ? derives[0] : undefined;
  if (!attributes || derive === undefined) return undefined;
  const from = Math.max(0, at - 4000) + attributes.index;
  const insert = from + derive.index + derive[0].length;
  return {
    at: insert,
    start: from,
    end: at + item[0].length,
    isPublic: attributes[1]?.trim() === 'pub',
  };
}
