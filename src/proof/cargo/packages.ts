import { dirname, join } from 'node:path';
import { NoProof } from '../../model/errors.ts';
import { printableLine } from '../../process/index.ts';
import { whyFailed } from './check/outcome.ts';
import { type CargoPackage, joinPackages, readMetadata } from './metadata.ts';
import type { Ran } from './runner.ts';

export interface PackagesOptions {
  readonly root: string;
  /** Paths of all files below the root. */
  readonly files: readonly string[];
  /** Runs cargo in a folder. */
  readonly cargo: (cwd: string, args: readonly string[]) => Promise<Ran>;
  readonly offline: boolean;
  readonly warn: (line: string) => void;
}

/** More manifests than this outside of every workspace are fixtures and examples, not the code. */
const mostAlone = 40;

/**
 * The packages of all workspaces below the root: that of the root first, then those of manifests that no workspace found
 * so far has as a member. A manifest that cargo refuses is said and left out; NoProof where none is left.
 */
export async function findPackages(options: PackagesOptions): Promise<readonly CargoPackage[]> {
  const { root, files, cargo, offline, warn } = options;
  const manifests = files
    .filter((path) => /(^|\/)Cargo\.toml$/.test(path))
    .sort((left, right) => depth(left) - depth(right) || (left < right ? -1 : 1));
  const found: CargoPackage[] = [];
  const faults: string[] = [];
  let asked = 0;
  for (const manifest of manifests) {
    const folder = dirname(manifest) === '.' ? '' : dirname(manifest);
    if (found.some((each) => each.folder === folder || join(root, folder) === each.workspace))
      continue;
    if (asked++ > mostAlone) break;
    const args = [
      'metadata',
      '--no-deps',
      '--format-version',
      '1',
      ...(offline ? ['--offline'] : []),
    ];
    const ran = await cargo(join(root, folder), args);
    if (ran.code === 0)
      found.push(...readMetadata(ran.stdout, root).filter((each) => !isKnown(found, each)));
    else faults.push(`${printableLine(manifest, 200)}: ${whyFailed(ran)}`);
  }
  if (found.length === 0)
    throw new NoProof(
      faults[0] ?? 'no Cargo.toml below the audited folder: nothing that cargo could check',
    );
  for (const fault of faults) warn(`not proved: ${fault}`);
  return joinPackages(found, root);
}

const isKnown = (found: readonly CargoPackage[], { id }: CargoPackage): boolean =>
  found.some((each) => each.id === id);

const depth = (path: string): number => path.split('/').length;

/** A name that is none of them is a bug of the caller. */
export function packageNamed(packages: readonly CargoPackage[], name: string): CargoPackage {
  const found = packages.find((each) => each.name === name);
  if (!found) throw new Error(`no package of the workspaces: ${JSON.stringify(name)}`);
  return found;
}
