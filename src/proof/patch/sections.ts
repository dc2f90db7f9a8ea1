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
    .map(({ names, paths: files }) => ({ name: [...names].sort().join(' + '), paths: files }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The first folders of a path, three at most: the order of the plain patch too. */
export function subsystemOfPath(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 3).join('/') || '.';
}
