const configFile = /^dyn-audit\.config\.(json|yaml|yml)$/;

/** True for the files that matter to the audit: Rust, Cargo manifests, the tool's own configuration. */
export function isWanted(path: string): boolean {
  return isRust(path) || isManifest(path) || configFile.test(path);
}

/** True for Rust source files. */
export function isRust(path: string): boolean {
  return path.endsWith('.rs');
}

/** True for Cargo manifests. */
export function isManifest(path: string): boolean {
  return path === 'Cargo.toml' || path.endsWith('/Cargo.toml');
}

/** Which files of a tree a listing gives. */
export interface Wanted {
  /** What `wants` accepts, or more, in git's words; none: everything. */
  readonly pathspecs: readonly string[];
  readonly wants: (path: string) => boolean;
  /** A file that was left out is named only when this is true of it. */
  readonly names: (path: string) => boolean;
}

/** The files of the clone audit; of those left out only Rust files are named. */
export const rustFiles: Wanted = {
  pathspecs: ['*.rs', ':(glob)**/Cargo.toml', 'dyn-audit.config.*'],
  wants: isWanted,
  names: isRust,
};

/** The records of NUL-terminated output; bytes that are not UTF-8 become U+FFFD. */
export function splitRecords(output: Buffer): string[] {
  const records = output.toString('utf8').split('\0');
  if (records.at(-1) === '') records.pop();
  return records;
}

/** Why a listed name cannot be used as a path below the root, or null. */
export function nameFault(path: string): string | null {
  if (path.includes('\uFFFD')) return 'its name is not valid UTF-8';
  if (path.startsWith('/') || `/${path}/`.includes('/../')) return 'its name leads out of the root';
  return null;
}

/** Orders paths by code units: the same on every machine. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
