import type { Edit, FindingGroup, Span } from '../../model/finding.ts';
import type { ProofSite } from '../../model/proof.ts';
import { combineEdits } from '../../source/index.ts';
import type { Draft, FileEdit, GroupKind, GroupScene } from './kind.ts';
import { groupKinds } from './kinds/index.ts';
import { packageOf } from './package.ts';
import type { GroupsRequest } from './request.ts';

/** A group that can be carried out, and what it takes as far as it is known. */
export interface Entry {
  readonly group: FindingGroup;
  readonly kind: GroupKind;
  readonly scene: GroupScene;
  readonly draft: Draft;
  readonly edits: readonly FileEdit[];
}

/** The first edits of a group; a string says why it is not tried. */
export function openEntry(group: FindingGroup, request: GroupsRequest): Entry | string {
  const { change } = group;
  if (change === undefined) return 'a change of what is shared is one of design: it is not tried';
  const { textOf, applied } = request;
  const members = request.sites.filter((site) => group.members.includes(site.id));
  if (members.length < group.members.length) return 'not all of its clones are known';
  const sites = members.filter((site) => !isFree(site, applied.get(site.path) ?? []));
  if (sites.length === 0) return 'local edits free its clones already';
  const scene: GroupScene = { group, change, sites, textOf };
  for (const kind of groupKinds) {
    const draft = kind.draft(scene);
    if (draft === undefined) continue;
    if (typeof draft === 'string') return draft;
    return (
      blindSpot(group, draft, request) ??
      withoutUsers(kind, group, draft, request) ?? {
        group,
        kind,
        scene,
        draft,
        edits: uniqueEdits(draft.edits),
      }
    );
  }
  return 'nothing carries out a change of this kind';
}

/** An accepted local edit lies in the clone already. */
function isFree({ span }: ProofSite, edits: readonly Edit[]): boolean {
  return span !== null && edits.some((edit) => edit.start < span[1] && span[0] < edit.end);
}

/** Users that no check sees: examples in the documentation, files that nothing compiles. */
function blindSpot(group: FindingGroup, { word, function: span }: Draft, request: GroupsRequest) {
  const name = new RegExp(`\\b${word}\\b`);
  for (const path of request.unseen)
    if (name.test(request.textOf(path) ?? ''))
      return `${path} names \`${word}\`, and no build compiles it`;
  const text = request.textOf(group.path);
  const example = new RegExp(`^\\s*//[/!].*\\b${word}\\s*\\(`, 'm');
  if (span !== null && text !== undefined && example.test(text))
    return `an example in the documentation may call \`${word}\`, and no check compiles it`;
  return undefined;
}

/** A public signature of a library that nobody here uses: its users are elsewhere, and no check compiles them. */
function withoutUsers(
  { needsUsers }: GroupKind,
  { path }: FindingGroup,
  { word, isPublic }: Draft,
  { packages, mentions }: GroupsRequest,
) {
  const owner = packageOf(packages, path);
  if (needsUsers !== true || !isPublic || owner === undefined) return undefined;
  const isLibrary = owner.targets.some(({ kinds }) =>
    kinds.some((kind) => kind.endsWith('lib') || kind === 'proc-macro'),
  );
  const users = packages.filter(({ name }) => owner.dependents.includes(name));
  return !isLibrary ||
    users.some((user) => mentions(user, [`.${word}(`]) || mentions(user, [`::${word}`]))
    ? undefined
    : `\`${word}\` is public and no other package of the workspace uses it: who does so elsewhere would not compile`;
}

/** The entry with more edits; a string where they contradict what it has. */
export function extend(entry: Entry, edits: readonly FileEdit[]): Entry | string {
  const joined = uniqueEdits([...entry.edits, ...edits]);
  if (joined.length === entry.edits.length) return 'the same place is refused again';
  const paths = new Set(edits.map((each) => each.path));
  for (const path of paths) {
    const own = joined.filter((each) => each.path === path).map((each) => [each.edit]);
    if (combineEdits(own).leftOut.length > 0)
      return 'a second edit is needed at a place of the first';
  }
  return { ...entry, edits: joined };
}

function uniqueEdits(edits: readonly FileEdit[]): readonly FileEdit[] {
  const known = new Set<string>();
  return edits.filter(({ path, edit }) => {
    const key = `${edit.start}:${edit.end}:${edit.text}:${path}`;
    return !known.has(key) && known.add(key);
  });
}

export function spanOf({ edit }: FileEdit): Span {
  return [edit.start, edit.end];
}
