import type { Change } from '../model/callers.ts';
import type { DiffFile } from '../model/diff.ts';
import type { ChangedSymbol, CoveringTest, Walkthrough } from '../model/pull.ts';
import { groupChanges } from './components.ts';
import { estimateEffort } from './effort.ts';
import { readFilters } from './filters.ts';
import { countLanguages, kindOf } from './languages.ts';
import { launchScripts } from './launch-scripts.ts';
import { readOwners } from './owners.ts';
import { whatToRebuild } from './rebuild.ts';
import type { PullTree } from './tree.ts';

export interface Walked {
  readonly diff: readonly DiffFile[];
  readonly tree: PullTree;
  /** Texts of .github/filters.yaml and of CODEOWNERS (the first of `ownersPlaces` that there is); null: none. */
  readonly filters: string | null;
  readonly owners: string | null;
  readonly symbols: readonly ChangedSymbol[];
  readonly tests: readonly CoveringTest[];
  /** What callers may miss, for the effort. */
  readonly changes: readonly Change[];
}

/**
 * What a pull request changes, by component, and what its review takes. `extension`: changed files that go into the
 * Python extension which every server loads; `notes`: what could not be read.
 */
export async function walk({
  diff,
  tree,
  filters,
  owners,
  symbols,
  tests,
  changes,
}: Walked): Promise<{
  readonly walkthrough: Walkthrough;
  readonly extension: readonly string[];
  readonly notes: readonly string[];
}> {
  const components = readFilters(filters);
  const groups = groupChanges({
    files: diff,
    filters: components,
    owners: readOwners(owners),
    symbols,
  });
  const { rebuild, extension } = await whatToRebuild(diff, tree);
  return {
    walkthrough: {
      groups,
      languages: countLanguages(diff),
      kind: kindOf(diff),
      rebuild,
      effort: estimateEffort(diff, groups, changes, rebuild),
      tests,
      launch_scripts: launchScripts(diff, tree.files, extension),
    },
    extension,
    notes: components.notes,
  };
}
