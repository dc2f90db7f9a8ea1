import { foreign, prelude, replaced } from './prelude.ts';
import type { Module, Reader } from './reader.ts';

/** Path of what `segments` name here, in words of the crates; '' for what no path can tell (a type parameter). */
export function resolve(r: Reader, segments: readonly string[]): string {
  const first = segments[0]!;
  const { module } = r.place;
  switch (first) {
    case '$crate':
    case 'crate':
      return canonical(r, join(r.crate, segments, 1));
    case 'Self':
      return r.place.self === '' ? '' : join(r.place.self, segments, 1);
    case 'self':
    case 'super':
      return canonical(r, upwards(module.path, segments));
    case '':
      return join(r.crates.get(segments[1] ?? '') ?? segments[1] ?? '', segments, 2);
  }
  const local = r.locals.get(first);
  if (local && local.path !== '') return canonical(r, join(local.path, segments, 1));
  if (r.generics.has(first)) {
    const bound = r.generics.get(first);
    return bound && segments.length > 1 ? join(bound.root, segments, 1) : '';
  }
  const named = module.names.get(first);
  // `use pythonize::pythonize`: before `::` the name is still the crate.
  const crateToo = segments.length > 1 && named?.startsWith(`${first}::`);
  if (named !== undefined && !crateToo) return canonical(r, join(named, segments, 1));
  const starred = fromStars(r, module, first, 0);
  if (starred !== '') return canonical(r, join(starred, segments, 1));
  const crate = segments.length > 1 ? r.crates.get(first) : undefined;
  if (crate !== undefined) return join(crate, segments, 1);
  if (prelude.has(first) && !(replaced.has(first) && outside(r, module)))
    return segments.join('::');
  const held = fromLocalStars(r, first);
  if (held !== '') return join(held, segments, 0);
  // A crate from outside, unless a star may have brought the name in.
  if (segments.length > 1 && /^[a-z_]/.test(first) && !outside(r, module))
    return segments.join('::');
  if (crateToo || external.has(first) || (foreign.has(first) && first !== 'Result'))
    return segments.join('::');
  return join(module.path, segments, 0);
}

/** True when a star brings in names of ours that stand in another file. */
export function outside(r: Reader, module: Module): boolean {
  return module.stars.some((star) => isOurs(r, star) && !r.modules.has(star));
}

/** True for a path in a crate of this repository. */
export function isOurs(r: Reader, path: string): boolean {
  const end = path.indexOf('::');
  return r.ours.has(end < 0 ? path : path.slice(0, end)) || path.startsWith(r.base);
}

/** Crates that everyone knows: never a name that a star brought in. */
const external: ReadonlySet<string> = new Set(
  `std core alloc tokio serde serde_json anyhow tracing futures clap pyo3 prometheus thiserror async_trait bytes uuid rand axum
  tonic reqwest regex chrono rmp_serde rmp rustc_hash cudarc pythonize pyo3_async_runtimes libc dlpark hyper http tower itertools log
  indexmap smallvec either nix zmq async_nats etcd_client rstest mockall proptest url base64 blake3 sha2 hex zerocopy humantime toml
  figment validator derive_builder async_stream opentelemetry tracing_subscriber http_body_util tokenizers minijinja prost kube parking_lot dashmap rayon tokio_stream tokio_util futures_util once_cell tempfile criterion`.split(
    /\s+/,
  ),
);

function join(root: string, segments: readonly string[], from: number): string {
  let out = root;
  for (let i = from; i < segments.length; i++)
    out = out === '' ? segments[i]! : `${out}::${segments[i]}`;
  return out;
}

function upwards(module: string, segments: readonly string[]): string {
  let path = module;
  let i = 0;
  for (; segments[i] === 'self' || segments[i] === 'super'; i++)
    if (segments[i] === 'super') path = parentOf(path);
  return join(path, segments, i);
}

/** The path without its last part. */
export function parentOf(path: string): string {
  const cut = path.lastIndexOf('::');
  return cut < 0 ? path : path.slice(0, cut);
}

/** The last part of a path. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}

/** Enum whose variants a `use Enum::*` inside the function brings in, for what nothing else explains. */
function fromLocalStars(r: Reader, name: string): string {
  if (!/^[A-Z]/.test(name)) return '';
  return r.stars.findLast((star) => /^[A-Z]/.test(lastOf(star))) ?? '';
}

function fromStars(r: Reader, module: Module, name: string, depth: number): string {
  if (depth > 4) return '';
  for (const star of module.stars) {
    const from = r.modules.get(star);
    if (!from || from === module) continue;
    const found = from.names.get(name) ?? fromStars(r, from, name, depth + 1);
    if (found !== '') return found;
  }
  return '';
}

/** Follows what modules of this file say of a name that they import: `super::Bar` where the parent uses `x::Bar`. */
export function canonical(r: Reader, path: string): string {
  let out = path;
  for (let turn = 0; turn < 6; turn++) {
    const next = followed(r, out);
    if (next === out) return out;
    out = next;
  }
  return out;
}

function followed(r: Reader, path: string): string {
  if (!path.startsWith(r.base)) return path;
  for (let cut = path.lastIndexOf('::'); cut > 0; cut = path.lastIndexOf('::', cut - 1)) {
    const module = r.modules.get(path.slice(0, cut));
    if (!module) continue;
    const rest = path.slice(cut + 2);
    const end = rest.indexOf('::');
    const name = end < 0 ? rest : rest.slice(0, end);
    const target = module.names.get(name) ?? fromStars(r, module, name, 0);
    if (target === '' || target === `${module.path}::${name}`) return path;
    return end < 0 ? target : target + rest.slice(end);
  }
  return path;
}
