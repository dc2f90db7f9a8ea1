import { spanOf, stringAt, wordAt } from './cursor.ts';
import { refer } from './emit.ts';
import type { Item } from './items.ts';
import { usedPath } from './outline.ts';
import type { Reader } from './reader.ts';
import { lastOf } from './scope.ts';
import { leavesOf } from './uses.ts';
import { bind, pathOf } from './values.ts';

/** A `use`: every leaf is an import, and a name of the module. */
export function readUse(r: Reader, item: Item): void {
  const { t } = r;
  for (const leaf of leavesOf(t, item.head, item.end)) {
    const target = usedPath(r, leaf);
    const name =
      leaf.as === '*' || /^(self|super|crate)$/.test(wordAt(t, leaf.at))
        ? lastOf(target)
        : wordAt(t, leaf.at);
    refer(r, 'import', leaf.at, pathOf(target), name);
    if (leaf.as === '_' || r.place.within !== '') {
      if (leaf.as !== '_' && leaf.as !== '*')
        bind(r, leaf.as, { value: null, element: null, path: target });
      continue;
    }
    const star = leaf.as === '*';
    const { path } = r.place.module;
    r.aliases.push({
      ...spanOf(t, leaf.at),
      path: star ? path : `${path}::${leaf.as}`,
      target,
      star,
    });
  }
}

/** `mod x;`: where its file has a module of another name (`#[path]`, helpers of tests), the name stands for that. */
export function readModuleFile(r: Reader, item: Item, path: string): void {
  const attribute = item.attributes.find((one) => one.name === 'path');
  const written = attribute && attribute.value >= 0 ? stringAt(r.t, attribute.value) : '';
  const target = r.moduleFile(path, written);
  if (target === '' || target === path) return;
  r.aliases.push({ ...spanOf(r.t, item.name), path, target, star: false });
}

/** `extern crate x as y;` */
export function readCrate(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const target = r.crates.get(name) ?? name;
  refer(r, 'import', item.name, pathOf(target));
  const as = t.text.startsWith('as', t.start[item.head]) ? wordAt(t, item.head + 1) : name;
  r.aliases.push({
    ...spanOf(t, item.name),
    path: `${r.place.module.path}::${as}`,
    target,
    star: false,
  });
}
