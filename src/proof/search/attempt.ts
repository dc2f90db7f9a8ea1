import type { Edit } from '../../model/finding.ts';
import { combineEdits } from '../../source/index.ts';
import { type EditedText, editedText } from '../edits/index.ts';
import { groupBy } from './group.ts';
import type { Candidate } from './sites.ts';

/** Texts to check, with the way back from places in them to places in the audited texts. */
export interface Attempt {
  readonly changes: ReadonlyMap<string, string>;
  readonly edited: ReadonlyMap<string, EditedText>;
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** Whose edits are in it. */
  readonly done: readonly Candidate[];
  /** Whose edits contradict those of another: they are not in it. */
  readonly leftOut: readonly Candidate[];
}

/** Puts edits of several sites into the texts. */
export function attempt(
  texts: ReadonlyMap<string, string>,
  wanted: readonly { readonly candidate: Candidate; readonly edits: readonly Edit[] }[],
): Attempt {
  const byPath = groupBy(wanted, ({ candidate }) => candidate.site.path);
  const changes = new Map<string, string>();
  const edited = new Map<string, EditedText>();
  const edits = new Map<string, readonly Edit[]>();
  const done: Candidate[] = [];
  const leftOut: Candidate[] = [];
  for (const [path, list] of byPath) {
    const text = texts.get(path);
    if (text === undefined) continue;
    const joined = combineEdits(list.map((entry) => entry.edits));
    const out = new Set(joined.leftOut);
    list.forEach(({ candidate }, at) => (out.has(at) ? leftOut : done).push(candidate));
    const after = editedText(text, joined.edits);
    changes.set(path, after.text);
    edited.set(path, after);
    edits.set(path, joined.edits);
  }
  return { changes, edited, edits, done, leftOut };
}
