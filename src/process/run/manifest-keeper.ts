import { type Manifest, type Resource, readManifest, writeManifest } from './manifest.ts';

/** Manifests of the runs that this process has open, by folder: two writers would undo each other's lines. */
const open = new Map<string, ManifestKeeper>();

export const isOpen = (folder: string): boolean => open.has(folder);

/** The manifest of a run while its tool runs. Every change is on the disk when the call returns. */
export class ManifestKeeper {
  readonly #folder: string;
  #manifest: Manifest;

  constructor(folder: string, manifest: Manifest) {
    this.#folder = folder;
    this.#manifest = manifest;
    writeManifest(folder, manifest, true);
    open.set(folder, this);
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** `durable` for what outlives a loss of power. */
  change(part: Partial<Manifest>, durable = false): void {
    const next = { ...this.#manifest, ...part };
    writeManifest(this.#folder, next, durable);
    this.#manifest = next;
  }

  /** Like `change`, for what a later look finds again: a full disk does not end the run here. */
  note(part: Partial<Manifest>): void {
    try {
      this.change(part);
    } catch {
      // The next change writes it too.
    }
  }

  /** From now on others may write the file. */
  release(): void {
    open.delete(this.#folder);
  }
}

/**
 * Writes down something that the run is about to make (a folder, a worktree, a port), so that it goes again whatever
 * happens. Call it before making it.
 */
export function addResource(folder: { readonly path: string }, resource: Resource): void {
  changeResources(folder.path, (resources) => [...resources, resource]);
}

/** Takes back what was written down: the thing is gone already. */
export function dropResource(folder: { readonly path: string }, resource: Resource): void {
  const gone = JSON.stringify(resource);
  changeResources(folder.path, (resources) =>
    resources.filter((other) => JSON.stringify(other) !== gone),
  );
}

function changeResources(
  folder: string,
  change: (resources: readonly Resource[]) => readonly Resource[],
): void {
  const keeper = open.get(folder);
  if (keeper) return keeper.change({ resources: change(keeper.manifest.resources) }, true);
  const manifest = readManifest(folder);
  if (manifest === null) throw new Error(`there is no manifest in ${folder}: open the host first`);
  writeManifest(folder, { ...manifest, resources: change(manifest.resources) }, true);
}
