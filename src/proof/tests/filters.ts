/** Beyond this many filters the crate's tests are run as a whole: a command line must stay readable. */
const mostFilters = 24;

/**
 * The narrowest filters that hold tests of the touched modules: a module's own path, else that of the next module
 * around it that has tests. An empty filter stands for all tests of the program; null: it has none.
 */
export function narrowest(
  modules: readonly string[],
  tests: readonly string[],
): readonly string[] | null {
  if (tests.length === 0) return null;
  const chosen = new Set(modules.map((module) => widen(module, tests)));
  if (chosen.has('') || chosen.size > mostFilters) return [''];
  const all = [...chosen].sort();
  return all.filter((filter) => !all.some((other) => other !== filter && filter.startsWith(other)));
}

function widen(module: string, tests: readonly string[]): string {
  for (let path = module; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('::')))) {
    if (tests.some((test) => test.startsWith(`${path}::`))) return `${path}::`;
  }
  return '';
}

/** Tests that libtest runs with these filters: a filter fits anywhere in a name. */
export function selected(tests: readonly string[], filters: readonly string[]): readonly string[] {
  return tests.filter((test) => filters.some((filter) => test.includes(filter)));
}
