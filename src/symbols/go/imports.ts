import type { Import } from '../query/index.ts';

/** What `import alias "path"` brings: without an alias the package's name is only guessed from its path. */
export function readImport(path: string, alias: string): Import {
  if (alias === '.') return { path, names: [], star: true };
  if (alias === '_') return { path, names: [], star: false };
  if (alias !== '') return { path, names: [alias], star: false };
  const parts = path.split('/');
  const last = parts[parts.length - 1]!;
  const before = parts[parts.length - 2];
  // A major version is a part of the path but not of the name, as a rule.
  const isVersion = /^v[2-9]\d*$|^v1\d+$/.test(last) && before !== undefined;
  const base = isVersion ? before : last;
  const plain = base.replace(/\.v\d+$/, '');
  const guesses = [plain, last, plain.replace(/^go-|[-.]go$/g, ''), plain.replaceAll('-', '_')];
  return { path, names: [...new Set(guesses)], star: false };
}
