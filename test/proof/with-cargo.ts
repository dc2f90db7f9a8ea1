import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe } from 'vitest';
import { openWorkshop, type Workshop, type WorkshopOptions } from '../../src/proof/cargo/index.ts';

/** `cargo 1.95.0 (...)`; null where there is none. */
export const cargoVersion: string | null = (() => {
  try {
    return execFileSync('cargo', ['--version'], { encoding: 'utf8', cwd: '/' }).trim();
  } catch {
    return null;
  }
})();

/** True where a cargo can be started that is new enough: an older one ends a check at its first error (`--keep-going`). */
export const hasCargo = Number(/^cargo 1\.(\d+)/.exec(cargoVersion ?? '')?.[1] ?? 0) >= 74;

/** Tests that ask a real cargo; without one they are left out, and their title says why. */
export function describeWithCargo(title: string, tests: () => void): void {
  if (hasCargo) describe(title, tests);
  else describe.skip(`${title} (no cargo 1.74 or newer on PATH)`, tests);
}

/** Files of a crate without dependencies, in a folder below the root ('' for the root itself). */
export const crate = (
  name: string,
  lib: string,
  more: { readonly folder?: string; readonly manifest?: string } = {},
): Readonly<Record<string, string>> => {
  const folder =
    more.folder === undefined ? `${name}/` : more.folder === '' ? '' : `${more.folder}/`;
  return {
    [`${folder}Cargo.toml`]: `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more.manifest ?? ''}`,
    [`${folder}src/lib.rs`]: lib,
  };
};

/** A Cargo.toml of a workspace. */
export const workspace = (...members: readonly string[]): Readonly<Record<string, string>> => ({
  'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ${JSON.stringify(members)}\n`,
});

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** git with a name and nothing of the user's configuration. */
export const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });

export interface Lab {
  /** A folder of the test's own, with cache and state below it. */
  readonly folder: string;
  /** A git repository with these files committed; gives its root. */
  readonly repository: (files: Readonly<Record<string, string>>) => string;
  /** A workshop for a root; closed after the test. Uncommitted changes are laid over HEAD. */
  readonly open: (
    root: string,
    options?: Partial<Omit<WorkshopOptions, 'source'>> & {
      readonly source?: Partial<WorkshopOptions['source']>;
    },
  ) => Promise<Workshop>;
  /** What the workshops warned of. */
  readonly warnings: string[];
}

/** Repositories and workshops of a test; cache and state lie in a folder that is removed after it. */
export function useLab(): Lab {
  let folder = '';
  let count = 0;
  const before = { ...process.env };
  const opened: Workshop[] = [];
  const warnings: string[] = [];
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'dyn-audit-proof-')));
    process.env.XDG_CACHE_HOME = join(folder, 'cache');
    process.env.XDG_STATE_HOME = join(folder, 'state');
  });
  afterEach(async () => {
    for (const workshop of opened.splice(0)) await workshop.close();
    warnings.length = 0;
    for (const name of ['XDG_CACHE_HOME', 'XDG_STATE_HOME'] as const) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    warnings,
    repository: (files) => {
      const root = join(folder, `repository-${++count}`);
      mkdirSync(root);
      writeFiles(root, files);
      git(root, 'init', '-q');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'first');
      return root;
    },
    open: async (root, { source, ...options } = {}) => {
      const workshop = await openWorkshop({
        source: { root, prefix: '', kind: 'worktree', rev: null, repositoryId: 'repo', ...source },
        ...{ targetDir: null, offline: true, timeout_s: 300, features: null, useMemory: true },
        ...{ stop: new AbortController().signal, warn: (line: string) => warnings.push(line) },
        ...options,
      });
      opened.push(workshop);
      return workshop;
    },
  };
}

/** The features of a package, which must build. */
export async function featuresOf(workshop: Workshop, name: string) {
  const features = await workshop.featuresFor(name);
  if ('why' in features) throw new Error(`${name} does not build: ${features.why}`);
  return features;
}
