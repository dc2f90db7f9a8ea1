import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { WorkspacePackage } from '../../model/proof.ts';
import { fieldsOf, listOf, textOf, textsOf } from './json.ts';

/** A package with what only this room needs. */
export interface CargoPackage extends WorkspacePackage {
  /** Absolute folder of its workspace: cargo is started there, rustc names files from there. */
  readonly workspace: string;
  /** As cargo's messages name it. */
  readonly id: string;
  /** What each feature turns on. */
  readonly featureTable: Readonly<Record<string, readonly string[]>>;
  /** Absolute folders of packages that it depends on by path. */
  readonly local: readonly string[];
  /** It depends on packages that come from elsewhere. */
  readonly remote: boolean;
  /** Its workspace has a Cargo.lock from the start: what it depends on is fixed. */
  readonly locked: boolean;
}

/** Packages in the answer of `cargo metadata --no-deps`; dependents are looked up by `joinPackages`. */
export function readMetadata(text: string, root: string): readonly CargoPackage[] {
  const answer = fieldsOf(JSON.parse(text));
  const workspace = textOf(answer.workspace_root);
  const locked = existsSync(join(workspace, 'Cargo.lock'));
  return listOf(answer.packages).map((each) => {
    const { name, edition, id, features, manifest_path, targets, dependencies } = fieldsOf(each);
    const table = Object.entries(fieldsOf(features));
    const needs = listOf(dependencies).map(fieldsOf);
    return {
      ...{ name: textOf(name), edition: textOf(edition), id: textOf(id), workspace, locked },
      folder: relative(root, dirname(textOf(manifest_path))),
      features: table.map(([feature]) => feature),
      featureTable: Object.fromEntries(table.map(([feature, on]) => [feature, textsOf(on)])),
      targets: listOf(targets).map((target) => {
        const { name: own, kind, src_path } = fieldsOf(target);
        return { name: textOf(own), kinds: textsOf(kind), path: relative(root, textOf(src_path)) };
      }),
      dependents: [],
      local: needs.flatMap(({ path }) => (typeof path === 'string' ? [path] : [])),
      remote: needs.some(({ source }) => typeof source === 'string'),
    };
  });
}

/** Each name once, the first wins; with the packages that depend on each. `root` is where their folders lie. */
export function joinPackages(all: readonly CargoPackage[], root: string): readonly CargoPackage[] {
  const packages = [
    ...new Map([...all].reverse().map((each) => [each.name, each])).values(),
  ].reverse();
  const users = new Map(
    packages.map(({ name, folder }) => {
      const place = join(root, folder);
      return [name, packages.filter(({ local }) => local.includes(place)).map((user) => user.name)];
    }),
  );
  return packages.map((each) => ({ ...each, dependents: reached(each.name, users) }));
}

function reached(name: string, users: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>();
  const open = [...(users.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === name || found.has(next)) continue;
    found.add(next);
    open.push(...(users.get(next) ?? []));
  }
  return [...found].sort();
}
