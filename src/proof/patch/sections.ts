/** Files that are changed together and apply without the others. */
export interface Section {
  readonly name: string;
  readonly paths: readonly string[];
}

/**
 * Files by subsystem, in order of its name. A changed signature and its users are one change: where they lie in several
 * subsystems, those are one section.
 */
export function sectionsOf(
  paths: readonly string[],
  subsystemOf: (path: string) => string,
  together: readonly (readonly string[])[],
): readonly Section[] {
  const parent = new Map<string, string>();
  const head = (name: string): string => {
    const next = parent.get(name) ?? name;
    return next === name ? name : head(next);
  };
  for (const files of together) {
    const names = files.map((path) => head(subsystemOf(path)));
    for (const name of names) parent.set(head(name), head(names[0] ?? name));
  }
  const sections = new Map<string, { names: Set<string>; paths: string[] }>();
  for (const path of [...new Set(paths)].sort()) {
    const key = head(subsystemOf(path));
    const section = sections.get(key) ?? { names: new Set(), paths: [] };
    section.names.add(subsystemOf(path));
    section.paths.push(path);
    sections.set(key, section);
  }
  return [...sections.values()]
    .map(({ names, paths: files }) => ({ name: nameOf(names), paths: files }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The folder of a package's part: down to the first folder below `src`, or to `tests`, `benches` and the like; elsewhere
 * three folders at most. A part of a large package is a commit, the whole of it would be too much to read.
 */
export function subsystemOfPath(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const part = folders.findIndex((name) => /^(?:src|tests|benches|examples)$/.test(name));
  const most = part < 0 ? 3 : part + (folders[part] === 'src' ? 2 : 1);
  return folders.slice(0, most).join('/') || '.';
}

/** One or two names as they are; of more the package that holds them all, or the first and how many others. */
function nameOf(names: ReadonlySet<string>): string {
  const sorted = [...names].sort();
  if (sorted.length <= 2) return sorted.join(' + ');
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const folders = first.split('/');
  const other = last.split('/');
  const differs = folders.findIndex((folder, at) => folder !== other[at]);
  const common = folders.slice(0, differs < 0 ? folders.length : differs);
  return common.length > 1 ? common.join('/') : `${first} and ${sorted.length - 1} more`;
}
