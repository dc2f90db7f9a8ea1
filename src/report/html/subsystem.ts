/** Folders below `src/` that are named as a part of their crate. */
const below = 1;

/** The crate's folder and the first folder below its `src/`: `lib/llm/src/http/service/x.rs` is of `lib/llm · http`. */
export function subsystemOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const source = folders.indexOf('src');
  if (source < 0) return folders.slice(0, 3).join('/') || '.';
  const inside = folders.slice(source + 1, source + 1 + below).join('/');
  const crate = folders.slice(0, source).join('/') || '.';
  return inside === '' ? crate : `${crate} · ${inside}`;
}
