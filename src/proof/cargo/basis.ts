import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hash } from './answers.ts';
import type { CargoPackage } from './metadata.ts';
import type { FoundToolchain } from './toolchain/find.ts';
import type { Contents } from './tree/worktree.ts';

/** Raised when answers of this room change their form or meaning. */
const version = 1;

export interface BasisOptions {
  readonly top: string;
  readonly contents: Contents;
  readonly toolchain: FoundToolchain;
  readonly packages: readonly CargoPackage[];
  readonly env: Readonly<Record<string, string>>;
}

/** Where the terminal is, not what is built. */
const beside = /^(CARGO_TERM_|PWD$|TERM$|LANG|LC_|TZ$|SHELL$|CARGO_TARGET_DIR$|RUST_BACKTRACE$)/;

/**
 * All that shapes what rustc says of a tree: its files, the compiler, cargo's configuration, the environment. Null where
 * that is not all: packages outside of the tree, or versions that no Cargo.lock holds.
 */
export function basisOf({ top, contents, toolchain, packages, env }: BasisOptions): unknown {
  const outside = packages.some(({ local }) =>
    local.some((folder) => folder !== top && !folder.startsWith(`${top}/`)),
  );
  if (outside || packages.some(({ locked, remote }) => remote && !locked)) return null;
  const home = env.CARGO_HOME ?? join(homedir(), '.cargo');
  return [
    version,
    hash(JSON.stringify([...contents].sort())),
    toolchain.verbose,
    ['config.toml', 'config'].map((name) => hash(read(join(home, name)))),
    hash(
      JSON.stringify(
        Object.entries(env)
          .filter(([name]) => !beside.test(name))
          .sort(),
      ),
    ),
  ];
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
