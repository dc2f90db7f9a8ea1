import type { RustName } from './parse.ts';

/** C's allocators, memcpy and memmove, as libc (with its variants for processors), jemalloc, mimalloc and tcmalloc name them. */
const inC =
  /^_*(?:GI_+)?(?:libc_|int_|je_|rjem_je_|rjem_|mi_|tc_|tcmalloc_)*(?:(?:malloc|calloc|realloc|reallocarray|free|cfree|free_sized|aligned_alloc|memalign|posix_memalign|mallocx|rallocx|sdallocx|dallocx)(?:_consolidate|_default|_hook)?|(?:memcpy|memmove|mempcpy)(?:_\w+)?|int_free_\w+|unlink_chunk|systrim|sysmalloc|tcache_\w+)$/;
/** Rust's allocator as the linker sees it. */
const allocator = /^__(?:rust|rdl|rg)_(?:alloc|alloc_zeroed|dealloc|realloc)$/;
/** Functions of the standard library: last name, of any path. */
const inStd = new Set([
  'to_vec',
  'to_vec_in',
  'to_owned',
  'drop_in_place',
  'drop_glue',
  'exchange_malloc',
  'box_free',
  'copy_nonoverlapping',
  'copy_to_nonoverlapping',
  'copy_from_nonoverlapping',
]);
const traits = new Set(['Clone', 'CloneToUninit', 'ToOwned', 'Drop', 'ConvertVec']);
const std = new Set(['core', 'alloc', 'std', '__rustc']);

/** True for a frame that clones, allocates, frees, copies memory or drops: what a clone costs while it lives. */
export function isCopying(name: RustName): boolean {
  const last = name.names[name.names.length - 1]!;
  const trait = name.trait?.[name.trait.length - 1];
  if (trait !== undefined && traits.has(trait)) return name.names.length === 1;
  if (name.form === 'plain') {
    const { path } = name;
    if (path.length === 0)
      return inC.test(last) || allocator.test(last) || last === 'drop_in_place';
    const owner = path[path.length - 1]!;
    if (owner === 'Clone' || owner === 'ToOwned')
      return /^(?:clone|clone_from|to_owned)$/.test(last);
    if (owner === 'Drop') return last === 'drop';
    if (!std.has(path[0]!)) return false;
    if (allocator.test(last) || inStd.has(last)) return true;
    if (path.length === 2 && path[0] === 'alloc' && path[1] === 'alloc') return true;
    return path.includes('raw_vec') || (owner === 'mem' && last === 'drop');
  }
  const home = name.self?.[0] ?? name.path[0] ?? 'core';
  if (!std.has(home)) return false;
  return inStd.has(last) || (name.self?.includes('raw_vec') ?? false) || name.self?.[1] === 'alloc';
}
