/**
 * A test for paths below the root, as `.gitignore` reads its lines: a pattern without a slash means a name anywhere,
 * one with a slash a path from the root; what lies in a folder that matches is matched too. `*` and `?` stay within a
 * name, `**` is any number of folders. Takes time in proportion to path times pattern, whatever they are.
 */
export function globTest(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.map(readGlob).filter((glob) => glob.length > 0);
  if (globs.length === 0) return () => false;
  return (path) => {
    const names = path.split('/');
    return globs.some((glob) => matchesSome(names, glob));
  };
}

function readGlob(pattern: string): readonly string[] {
  const names = pattern.split('/').filter((name) => name !== '' && name !== '.');
  const anchored = pattern.replace(/\/+$/, '').includes('/');
  return anchored || names.length === 0 ? names : ['**', ...names];
}

/** The path or a folder that it lies in. */
function matchesSome(names: readonly string[], glob: readonly string[]): boolean {
  // Where the glob may stand after the names so far.
  let places = follow(new Set([0]), glob);
  for (const name of names) {
    const next = new Set<number>();
    for (const at of places) {
      const part = glob[at];
      if (part === '**') next.add(at);
      else if (part !== undefined && matchesName(name, part)) next.add(at + 1);
    }
    places = follow(next, glob);
    if (places.has(glob.length)) return true;
  }
  return false;
}

/** `**` may stand for no folder at all. */
function follow(places: Set<number>, glob: readonly string[]): Set<number> {
  for (const at of places) if (glob[at] === '**') places.add(at + 1);
  return places;
}

/** The last `*` takes as little as it can, and more only when the rest does not fit: no other one need change. */
function matchesName(name: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let i = 0; i < name.length; ) {
    const char = pattern[at];
    if (char === '*') {
      star = at;
      taken = i;
      at += 1;
    } else if (char === '?' || char === name[i]) {
      at += 1;
      i += 1;
    } else if (star >= 0) {
      at = star + 1;
      taken += 1;
      i = taken;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
