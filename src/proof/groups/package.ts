import type { WorkspacePackage } from '../../model/proof.ts';

/** The package in whose folder a file lies, the innermost one. */
export function packageOf(
  packages: readonly WorkspacePackage[],
  path: string,
): WorkspacePackage | undefined {
  let best: WorkspacePackage | undefined;
  for (const each of packages) {
    const inside = each.folder === '' || path.startsWith(`${each.folder}/`);
    if (inside && each.folder.length >= (best?.folder.length ?? 0)) best = each;
  }
  return best;
}
