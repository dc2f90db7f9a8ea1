import { join } from 'node:path';
import { NoProof } from '../../model/errors.ts';
import { printableLine } from '../../process/index.ts';
import { type Claim, claimPlace } from './claim.ts';
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
    throw cannotWrite(error) ?? error;
  }
}

/** A full or read-only disk is the user's to mend. */
function cannotWrite(error: unknown): NoProof | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO)$/.test(code) || error instanceof NoProof)
    return null;
  return new NoProof(
    `no scratch tree for the proof: ${code} (${printableLine(String(error), 200)})`,
  );
}

async function openIn(place: Place, claim: Claim, options: WorkshopOptions): Promise<Workshop> {
  const { source, stop, warn } = options;
  const made = await makeTree(source, place.tree, warn);
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
