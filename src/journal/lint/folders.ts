/** Gives the names in a folder, `''` being the root, in order; folders have a slash at their end. */
export type NamesIn = (folder: string) => readonly string[];

/** What paths tell of the folders they lie in; worked out when it is first asked for. */
export function namesFrom(paths: readonly string[]): NamesIn {
  let names: ReadonlyMap<string, readonly string[]> | undefined;
  return (folder) => {
    names ??= readTree(paths);
    return names.get(folder) ?? [];
  };
}

function readTree(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>([['', []]]);
  const add = (path: string, name: string): void => {
    const folder = parentOf(path);
    const siblings = names.get(folder);
    if (siblings !== undefined) {
      siblings.push(name);
      return;
    }
    names.set(folder, [name]);
    add(folder, `${nameOf(folder)}/`);
  };
  for (const path of paths) add(path, nameOf(path));
  for (const siblings of names.values()) siblings.sort();
  return names;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A folder's names as sets, as they are and in lower case, so that each of many links costs the same. */
interface Known {
  readonly exact: ReadonlySet<string>;
  readonly lower: ReadonlySet<string>;
}

/** Looks a path up among the names, folder by folder. `case`: only the case of some name differs. */
export function lookUp(namesIn: NamesIn): (path: string) => 'file' | 'folder' | 'case' | 'none' {
  const folders = new Map<string, Known>();
  const open = (folder: string): Known => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const names = namesIn(folder);
    const read = { exact: new Set(names), lower: new Set(names.map((name) => name.toLowerCase())) };
    folders.set(folder, read);
    return read;
  };
  const find = (path: string): 'file' | 'folder' | 'case' | 'none' => {
    if (path === '') return 'folder';
    const name = nameOf(path);
    const { exact, lower } = open(parentOf(path));
    if (exact.has(name)) return 'file';
    if (exact.has(`${name}/`)) return 'folder';
    const small = name.toLowerCase();
    if (lower.has(small) || lower.has(`${small}/`)) return 'case';
    return isBelowOtherCase(path) ? 'case' : 'none';
  };
  /** A folder on the way is written otherwise, and holds the rest in some case. */
  const isBelowOtherCase = (path: string): boolean => {
    let real = '';
    for (const part of path.split('/')) {
      const small = part.toLowerCase();
      const names = namesIn(real);
      const name = names.find((each) => {
        const lower = each.toLowerCase();
        return lower === small || lower === `${small}/`;
      });
      if (name === undefined) return false;
      real = `${real}${real === '' ? '' : '/'}${name.replace(/\/$/, '')}`;
    }
    return true;
  };
  return find;
}
