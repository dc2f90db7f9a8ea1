import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NoProof } from '../../model/errors.ts';
import {
  addResource,
  type LocalHost,
  listRuns,
  livenessOf,
  type Manifest,
  openHost,
  readManifest,
} from '../../process/index.ts';
import type { Place } from './place.ts';
import { runFolder } from './run-folder.ts';
import type { WorkshopSource } from './types.ts';

export interface Claim {
  readonly host: LocalHost;
  /** Ends what runs and removes the tree; gives what could not be removed. */
  readonly close: () => Promise<readonly string[]>;
}

/**
 * Takes a repository's place for one proof, and writes down what it will make there before it is made: a guardian ends
 * and removes all of it when this program is killed, else the next proof does. NoProof while another proof has the place.
 */
export async function claimPlace(place: Place, source: WorkshopSource): Promise<Claim> {
  const id = `proof-${source.repositoryId}`;
  requireFree(id, place.folder);
  for (const name of ['logs', 'out'] as const)
    rmSync(join(place.folder, name), { recursive: true, force: true });
  const folder = runFolder(id, place.folder);
  const host = await openHost({ folder, mark: id });
  folder.at('out/x');
  addResource(
    folder,
    source.kind === 'folder'
      ? { kind: 'folder', path: place.tree }
      : { kind: 'worktree', path: place.tree, repo: source.root },
  );
  const close = async (): Promise<readonly string[]> => {
    const { left } = await host.close();
    // It names this program as the one that has the place.
    if (left.length === 0) rmSync(join(place.folder, 'manifest.json'), { force: true });
    return left;
  };
  return { host, close };
}

/** Found by its registration, or, where that is of another state folder, by its manifest in the place itself. */
function requireFree(id: string, folder: string): void {
  const tools = [listRuns().find((run) => run.id === id)?.tool, manifestIn(folder)?.tool];
  for (const tool of tools) {
    if (tool === undefined || livenessOf(tool) !== 'alive') continue;
    throw new NoProof(
      `process ${tool.pid} proves this repository already: expected one proof of it at a time`,
    );
  }
}

/** What is torn there tells of nobody; the folder is ours alone. */
function manifestIn(folder: string): Manifest | null {
  try {
    return readManifest(folder);
  } catch {
    rmSync(join(folder, 'manifest.json'), { force: true });
    return null;
  }
}
