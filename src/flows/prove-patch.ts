import type { ClonesReport, Finding } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import type { ProofSummary, WorkspacePackage } from '../model/proof.ts';
import type { Workshop } from '../proof/cargo/index.ts';
import type { GroupsProof } from '../proof/groups/index.ts';
import { applyProved, makePatch } from '../proof/patch/index.ts';
import { type Source, writeFileAtomic } from '../source/index.ts';
import { type Change, textsAfter } from './prove-change.ts';
import type { Texts } from './prove-texts.ts';

interface PatchAsked {
  readonly workshop: Workshop;
  readonly source: Source;
  readonly report: ClonesReport;
  readonly texts: Texts;
  readonly findings: readonly Finding[];
  readonly groups: GroupsProof;
  readonly change: Change;
  readonly options: ClonesOptions;
}

/** Writes the patch of what is proved and makes its edits, as far as the options ask; gives its sections. */
export async function deliverPatch(asked: PatchAsked): Promise<ProofSummary['patch']> {
  const { workshop, source, report, texts, findings, groups, change, options } = asked;
  const after = textsAfter(change, texts.all);
  const proved = findings.filter(
    ({ proved: word, path }) => word?.compiles === true && word.but === null && change.has(path),
  );
  const packageOf = (path: string) => nearest(workshop.packages, path);
  const patch = await makePatch({
    files: [...after].map(([path, text]) => ({
      path,
      before: texts.all.get(path) ?? '',
      after: text,
      bom: texts.marked.has(path),
      edition: packageOf(path)?.edition ?? '2021',
    })),
    findings: proved,
    groups: report.groups.flatMap((group) => {
      const edits = groups.edits.get(group.id);
      const files = [...(edits?.keys() ?? [])];
      return files.length > 0 && files.every((path) => change.has(path)) ? [{ group, files }] : [];
    }),
    commandsFor: (paths) => [
      ...new Set(
        proved.flatMap(({ path, proved: word }) =>
          paths.includes(path) && word !== null ? [word.command] : [],
        ),
      ),
    ],
    run: (spec) => workshop.run(spec),
  });
  for (const note of patch.notes) options.warn(note);
  if (options.apply) await applyProved(source, patch);
  if (options.patch !== null) writeFileAtomic(options.patch, patch.text);
  return patch.subsystems.map(({ subsystem, files, findings: ids }) => ({
    subsystem,
    files,
    findings: ids,
  }));
}

/** The package whose folder holds a file, the innermost one. */
const nearest = (packages: readonly WorkspacePackage[], path: string) =>
  [...packages]
    .sort((a, b) => b.folder.length - a.folder.length)
    .find(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
