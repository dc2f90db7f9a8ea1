import type { ClonesReport } from '../../model/finding.ts';
import type { ProfileSummary } from '../../model/profile.ts';
import type { ProofSummary } from '../../model/proof.ts';
import { countOf } from '../count.ts';
import type { PageNote } from './data.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What a reader should know of the run beside the findings: nothing for a section without lines. */
export function notesOf(report: ClonesReport): PageNote[] {
  const { summary, proof, profile } = report;
  const { files_skipped, orphan_files, unused_hot_paths, unused_suppressions, baseline } = summary;
  const notes: PageNote[] = [
    ...(proof ? notesOfProof(proof) : []),
    ...(profile ? [noteOfProfile(profile)] : []),
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

function notesOfProof(proof: ProofSummary): PageNote[] {
  const asked = proof.toolchain_asked === null ? '' : `, asked for ${proof.toolchain_asked}`;
  return [
    {
      title: 'Proof by compiler',
      lines: [
        `toolchain ${proof.toolchain}${asked}`,
        ...(proof.toolchain_note === null ? [] : [proof.toolchain_note]),
        `${countOf(proof.checks, 'check')}, ${seconds(proof.cargo_ms)} in cargo, ${seconds(proof.elapsed_ms)} in all`,
        ...(proof.dirty ? ['with the uncommitted changes of the work tree'] : []),
        ...proof.crates.map(({ crate, status, why, tried, compiles, but, unseen, checks }) =>
          status === 'failed'
            ? `${crate}: ${why ?? 'could not be checked'}`
            : `${crate}: ${countOf(tried)} tried, ${countOf(compiles)} compile, ${countOf(but)} of them must stay, ${countOf(unseen)} in no build, ${countOf(checks, 'check')}`,
        ),
      ],
    },
    {
      title: 'Not proved',
      lines: proof.not_proved.map(({ what, why }) => `${what}: ${why}`),
    },
    {
      title: 'Tests before and after',
      lines: proof.tests.map(({ command, result, why }) =>
        [`${command}: ${result}`, ...(why === null ? [] : [why])].join(', '),
      ),
    },
    {
      title: 'The patch',
      lines: proof.patch.map(
        ({ subsystem, files, findings }) =>
          `${subsystem}: ${countOf(findings.length, 'finding')} in ${countOf(files.length, 'file')}`,
      ),
    },
  ];
}

function noteOfProfile(profile: ProfileSummary): PageNote {
  const { file, samples, stacks, unread, functions, frames, ambiguous, unmatched } = profile;
  return {
    title: 'Profile',
    lines: [
      `${file}: ${countOf(samples, 'sample')} in ${countOf(stacks, 'stack')}`,
      `it names ${countOf(functions.matched)} of ${countOf(functions.total, 'function')} with findings`,
      `${countOf(frames.unmatched)} of ${countOf(frames.own, 'frame')} of the audited crates matched nothing; ${countOf(ambiguous)} fit several functions`,
      ...(unread > 0 ? [`${countOf(unread, 'line')} could not be read`] : []),
      ...unmatched.map(({ frame, share }) => `not matched: ${frame} (${percent(share)})`),
    ],
  };
}
