import type { Definition } from '../../../symbols/index.ts';
import type { Sides } from './broken.ts';

/** Where a definition went: a twin among those that the head has and the base had not. */
export interface Successor {
  readonly change: 'renamed' | 'moved';
  readonly to: Definition;
}

/** Definitions of changed files that only the head has, by the hash of their body and by where they stand. */
export interface Fresh {
  readonly byBody: ReadonlyMap<string, readonly Definition[]>;
  readonly byOwner: ReadonlyMap<string, readonly Definition[]>;
}

/** What the head added. */
export function freshDefinitions({ base, changed }: Sides): Fresh {
  const byBody = new Map<string, Definition[]>();
  const byOwner = new Map<string, Definition[]>();
  const put = (map: Map<string, Definition[]>, key: string, each: Definition) => {
    const list = map.get(key);
    if (list) list.push(each);
    else map.set(key, [each]);
  };
  for (const { after } of changed)
    for (const each of after?.definitions ?? []) {
      if (base.definitions.has(each.path)) continue;
      if (each.body !== '') put(byBody, each.body, each);
      put(byOwner, each.owner, each);
    }
  return { byBody, byOwner };
}

/**
 * A twin with the same body, the same name first; else the only new neighbour of the same kind and signature.
 * None when there are several.
 */
export function successorOf(gone: Definition, fresh: Fresh): Successor | null {
  const twins = (gone.body === '' ? [] : (fresh.byBody.get(gone.body) ?? [])).filter(
    (each) => each.kind === gone.kind,
  );
  const same = twins.filter((each) => each.name === gone.name);
  if (same.length === 1) return { change: 'moved', to: same[0]! };
  if (twins.length === 1) return { change: 'renamed', to: twins[0]! };
  if (!gone.signature || gone.signature.parameters.length === 0) return null;
  const neighbours = (fresh.byOwner.get(gone.owner) ?? []).filter(
    (each) =>
      each.kind === gone.kind && JSON.stringify(each.signature) === JSON.stringify(gone.signature),
  );
  return neighbours.length === 1 ? { change: 'renamed', to: neighbours[0]! } : null;
}
