import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import type { WorkspacePackage } from '../../../src/model/proof.ts';

interface Metadata {
  readonly packages: readonly {
    readonly name: string;
    readonly edition: string;
    readonly manifest_path: string;
    readonly dependencies: readonly { readonly name: string }[];
  }[];
}

/** The packages of a workspace as cargo names them. */
export function packagesOf(root: string): readonly WorkspacePackage[] {
  const text = execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version=1'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { packages }: Metadata = JSON.parse(text);
  return packages.map(({ name, edition, manifest_path }) => ({
    name,
    folder: relative(root, manifest_path.replace(/\/Cargo\.toml$/, '')),
    edition,
    features: [],
    targets: [],
    dependents: packages
      .filter((each) => each.dependencies.some((dependency) => dependency.name === name))
      .map((each) => each.name),
  }));
}
