import type { ClonesReport } from '../../model/finding.ts';
import type { ProofSummary } from '../../model/proof.ts';
import { countOf } from '../count.ts';
import { profileGaps, sayProfileRead } from '../profile-words.ts';
import { proofLists, sayEffort, sayResult, sayToolchain, sayTree } from '../proof-words.ts';
import type { PageNote } from './data.ts';

/** What a reader should know of the run beside the findings: nothing for a section without lines. */
export function notesOf(report: ClonesReport): PageNote[] {
  const { summary, proof, profile } = report;
  const { files_skipped, orphan_files, unused_hot_paths, unused_suppressions, baseline } = summary;
  const notes: PageNote[] = [
    ...(proof ? notesOfProof(report, proof) : []),
    ...(profile
      ? [{ title: 'Profile', lines: [sayProfileRead(profile), ...profileGaps(profile)] }]
      : []),
    {
      title: 'Baseline',
      lines: baseline
        ? [
            `${countOf(baseline.known)} known, ${countOf(baseline.fresh)} new, ${countOf(baseline.gone)} gone`,
            ...baseline.returned.map((id) => `came back: ${id}`),
          ]
        : [],
    },
    {
      title: 'Files not read in full',
      lines: files_skipped.map(({ path, why }) => `${path}: ${why}`),
    },
    { title: 'Files that no crate’s module tree reaches', lines: orphan_files },
    { title: 'Hot paths that match no file', lines: unused_hot_paths },
    {
      title: 'Suppressions that suppress nothing',
      lines: unused_suppressions.map(({ path, line }) => `${path}:${line}`),
    },
  ];
  return notes.filter(({ lines }) => lines.length > 0);
}

function notesOfProof(report: ClonesReport, proof: ProofSummary): PageNote[] {
  return [
    {
      title: 'Proof by the compiler',
      lines: [
        `Result: ${sayResult(proof)}`,
        `Toolchain: ${sayToolchain(proof)}`,
        `Tried: ${sayTree(proof)}`,
        `Took: ${sayEffort(proof)}`,
      ],
    },
    ...proofLists(report, proof, true).map(([title, lines]) => ({ title, lines })),
  ];
}
