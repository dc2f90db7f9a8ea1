import { demangleLegacy, unescapeLegacy } from './legacy.ts';
import { demangleV0 } from './v0.ts';

/** What profilers write behind a name: `_[k]` (inferno), ` (inlined)`, an offset, the compiler's suffixes of a copy. */
const behind =
  /(?:_\[[a-z]\]| \((?:inlined|deleted)\)|\+0x[0-9a-f]+|@@?[A-Za-z_][\w.]*|\.(?:llvm|isra|part|constprop|cold|lto_priv)(?:\.\d+)*)$/;
/** `module!symbol` (perf, samply) and `` module`symbol `` (dtrace). */
const before = /^[^\s<>(){}:!`]*[!`](?=[\w<_])/;
const hash = /::h[0-9a-f]{16}$/;
/** `orchard[0123456789abcdef]::planner`: which of several crates of one name. */
const disambiguator = /(?<=\w)\[[0-9a-f]{8,16}\](?=::|$|[ >,])/g;

/**
 * The name of a frame as Rust writes it: without marks of the profiler, offsets and hashes, demangled (legacy and v0).
 * A name that is none of Rust comes back as it is, without its marks.
 */
export function cleanName(frame: string): string {
  let name = frame.trim();
  for (let cut = name.replace(behind, ''); cut !== name; cut = name.replace(behind, '')) name = cut;
  name = name.replace(before, '');
  const plain = demangleLegacy(name) ?? demangleV0(name) ?? unescapeLegacy(name);
  return plain.replace(hash, '').replace(disambiguator, '');
}
