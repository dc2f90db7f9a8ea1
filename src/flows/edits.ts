import type { Finding } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import {
  applyEdits,
  combineEdits,
  type FileEdits,
  renderPatch,
  type Source,
  writeFileAtomic,
} from '../source/index.ts';

/** Moves and borrows that a local edit carries out and that nothing speaks against. */
function isPatchable(finding: Finding): boolean {
  return (
    (finding.bucket === 'removable-move' || finding.bucket === 'removable-borrow') &&
    finding.confidence !== 'low' &&
    finding.edits !== null &&
    !finding.suppressed &&
    !finding.in_test
  );
}

/** Writes the patch and changes the work tree, as far as the options ask for it. */
export async function carryOutEdits(
  source: Source,
  findings: readonly Finding[],
  blobs: ReadonlyMap<string, string>,
  orphans: ReadonlySet<string>,
  options: ClonesOptions,
): Promise<void> {
  if (options.patch === null && !options.apply) return;
  const byPath = new Map<string, Finding[]>();
  // No build sees a file of no crate: nothing could prove an edit of it.
  for (const finding of findings.filter((each) => isPatchable(each) && !orphans.has(each.path)))
    byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
  const read = await source.readMany(
    [...byPath.keys()].map((path) => ({ path, blob: blobs.get(path) ?? '' })),
  );
  const files: FileEdits[] = [];
  for (const file of read.files) {
    const wanted = byPath.get(file.path) ?? [];
    if (file.blob !== blobs.get(file.path)) {
      options.warn(`${file.path} changed while it was audited: left out of the patch`);
      continue;
    }
    const { edits, leftOut } = combineEdits(wanted.map((finding) => finding.edits ?? []));
    if (leftOut.length > 0)
      options.warn(
        `${file.path}: ${leftOut.length} edits overlap others and are left out of the patch`,
      );
    files.push({
      path: file.path,
      before: file.text,
      edits,
      ...('bom' in file && file.bom === true ? { bom: true } : {}),
    });
  }
  for (const skipped of read.skipped)
    options.warn(`${skipped.path}: ${skipped.why}; left out of the patch`);
  if (options.apply) await applyEdits(source, files);
  if (options.patch !== null) writeFileAtomic(options.patch, renderPatch(files));
}
