import { join } from 'node:path';
import { type Claim, claimPlace } from './claim.ts';
import { asNoProof } from './harm.ts';
import { makePlace, type Place } from './place.ts';
import { findToolchain } from './toolchain/find.ts';
import { makeTree } from './tree/make.ts';
import { openTimes } from './tree/times.ts';
import type { Workshop, WorkshopOptions } from './types.ts';
import { furnish } from './workshop.ts';

/**
 * Makes a scratch tree of what was audited and opens it for cargo. The user's tree is read, never written; the scratch
 * tree goes again with `close`, when the program is killed, or at the latest with the next proof of the repository.
 * NoProof where there is no cargo, no toolchain, no package, no place, or while another proof of it runs; the stop
 * signal's reason when that aborts.
 */
export async function openWorkshop(options: WorkshopOptions): Promise<Workshop> {
  options.stop.throwIfAborted();
  const place = makePlace(options.source.repositoryId, options.targetDir);
  const claim = await claimPlace(place, options.source);
  try {
    return await openIn(place, claim, options);
  } catch (error) {
    for (const line of await claim.close()) options.warn(`left behind: ${line}`);
    throw asNoProof(error);
  }
}

async function openIn(place: Place, claim: Claim, options: WorkshopOptions): Promise<Workshop> {
  const { source, stop, warn } = options;
  const made = await makeTree(source, place, warn);
  stop.throwIfAborted();
  const root = join(place.tree, source.prefix).replace(/\/$/, '');
  const toolchain = await findToolchain(place.tree, root);
  stop.throwIfAborted();
  const times = openTimes({
    top: place.tree,
    contents: made.contents,
    target: place.target,
    repositoryId: source.repositoryId,
  });
  return furnish({ ...options, place, claim, made, root, toolchain, times });
}
