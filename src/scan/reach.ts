import { posix } from 'node:path';
import type { FileFacts } from '../index/index.ts';
import type { Place } from './places.ts';

export interface Reach {
  /** Files of no crate's module tree. */
  readonly orphans: ReadonlySet<string>;
  /** Files that only test code declares. */
  readonly tests: ReadonlySet<string>;
  /** Module paths that `#[path]` gives, by file. */
  readonly moved: ReadonlyMap<string, string>;
}

interface Standing {
  readonly place: Place;
  readonly facts: FileFacts;
}

/** Follows `mod x;` from the crate roots: what is reached, what only by test code, and under which module path. */
export function followModules(files: readonly Standing[]): Reach {
  const byPath = new Map(files.map((file) => [file.place.path, file]));
  const reached = new Map<string, boolean>();
  const moved = new Map<string, string>();
  const visit = (path: string, module: string, test: boolean): void => {
    const file = byPath.get(path);
    if (!file) return;
    const before = reached.get(path);
    if (before === false || before === test) return;
    reached.set(path, test);
    if (module !== file.place.module) moved.set(path, module);
    for (const child of file.facts.modules) {
      if (child.inline) continue;
      const inner = joinModule(child.module, child.name);
      const candidates = childFiles(file, child.module, child.name, child.pathAttr);
      for (const candidate of candidates)
        visit(candidate, joinModule(module, inner), test || child.test || file.facts.fileTest);
    }
  };
  for (const { place } of files) if (place.root) visit(place.path, place.module, false);
  const orphans = new Set(files.map((f) => f.place.path).filter((path) => !reached.has(path)));
  const tests = new Set([...reached].filter(([, test]) => test).map(([path]) => path));
  return { orphans, tests, moved };
}

const joinModule = (a: string, b: string): string => (a === '' ? b : b === '' ? a : `${a}::${b}`);

/** Where `mod name;` may find its file (the Rust reference, "Module source filenames"). */
function childFiles(file: Standing, inside: string, name: string, pathAttr: string): string[] {
  const { path } = file.place;
  const folder = posix.dirname(path);
  const stem = posix.basename(path, '.rs');
  const own = file.place.root || stem === 'mod' ? folder : posix.join(folder, stem);
  const nested = inside === '' ? own : posix.join(own, ...inside.split('::'));
  if (pathAttr !== '')
    return [posix.normalize(posix.join(inside === '' ? folder : nested, pathAttr))];
  return [posix.join(nested, `${name}.rs`), posix.join(nested, name, 'mod.rs')];
}
