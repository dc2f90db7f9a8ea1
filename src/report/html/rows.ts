import {
  type Bucket,
  buckets,
  type ClonesReport,
  costs,
  type Finding,
  type FindingGroup,
  type GithubPlace,
  type RoleOpinion,
} from '../../model/finding.ts';
import { sayProved } from '../proof-words.ts';
import type { FileRow, FindingRow, GroupRow, OpinionRow, ProfileRow, ProvedRow } from './data.ts';
import { piecesOf } from './pieces.ts';
import { subsystemOf } from './subsystem.ts';
import type { Texts } from './texts.ts';

export const levels = ['high', 'medium', 'low'] as const;
export const marks = ['declared', 'used', 'cloned', 'last-use', 'used-later'] as const;

const bucketIndex = new Map<Bucket, number>(buckets.map((bucket, at) => [bucket, at]));

/** The files of some findings, and the place of each among them. */
export function fileRows(
  findings: readonly Finding[],
  { surroundings }: ClonesReport,
  texts: Texts,
): { readonly rows: FileRow[]; readonly at: ReadonlyMap<string, number> } {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byPath.get(finding.path);
    if (known) known.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const rows = [...byPath].map(([path, own]): FileRow => {
    const text = surroundings?.texts.get(path);
    return [
      texts.indexOf(path),
      texts.indexOf(own[0]?.crate),
      texts.indexOf(subsystemOf(path)),
      isLinked(surroundings?.github, path) ? 1 : 0,
      text === undefined ? [] : piecesOf(text, own),
    ];
  });
  return { rows, at: new Map([...byPath.keys()].map((path, at) => [path, at])) };
}

const isLinked = (github: GithubPlace | null | undefined, path: string): boolean =>
  github !== null && github !== undefined && !github.changed.has(path);

/** Where a finding stands among the others. */
interface Standing {
  readonly file: number;
  /** The page has the text of its file. */
  readonly hasText: boolean;
  /** The place of its group plus one, 0 for none. */
  readonly group: number;
  readonly texts: Texts;
  readonly opinionAt: (opinion: RoleOpinion) => number;
}

/** Opinions by the order in which they were first met. */
export function createOpinions({ indexOf }: Texts) {
  const rows: OpinionRow[] = [];
  const known = new Map<string, number>();
  const opinionAt = ({ role, says, rule, why }: RoleOpinion): number => {
    const row: OpinionRow = [indexOf(role), indexOf(says), indexOf(rule), indexOf(why)];
    const key = row.join();
    const at = known.get(key) ?? rows.push(row) - 1;
    known.set(key, at);
    return at;
  };
  return { rows, opinionAt };
}

/** A finding as a row. */
export function findingRow(
  finding: Finding,
  { file, hasText, group, texts: { indexOf }, opinionAt }: Standing,
): FindingRow {
  return [
    finding.id,
    file,
    finding.line,
    finding.column,
    finding.end_column - finding.column,
    bucketIndex.get(finding.bucket) ?? 0,
    levels.indexOf(finding.confidence),
    costs.indexOf(finding.cost),
    Math.round(finding.score * 10) / 10,
    flagsOf(finding),
    group,
    hasText ? 0 : indexOf(finding.text),
    indexOf(finding.receiver),
    indexOf(finding.function),
    indexOf(finding.type),
    indexOf(finding.rule),
    indexOf(finding.cost_reason),
    indexOf(finding.hot_path),
    finding.reasons.map(indexOf),
    indexOf(finding.change),
    indexOf(finding.removal_rationale),
    indexOf(finding.required_check),
    indexOf(finding.proof),
    indexOf(finding.validation),
    finding.roles.map(opinionAt),
    (finding.trail ?? []).flatMap(({ kind, line, column, end_column }) => [
      marks.indexOf(kind),
      line - finding.line,
      column,
      end_column - column,
    ]),
    provedRow(finding, indexOf),
    profileRow(finding),
  ];
}

function flagsOf(finding: Finding): number {
  const flags = [
    finding.suppressed,
    finding.baseline === true,
    finding.in_test,
    finding.in_async,
    finding.in_macro,
    finding.edits !== null,
  ];
  return flags.reduce((sum, flag, bit) => sum + (flag ? 2 ** bit : 0), 0);
}

function provedRow({ proved }: Finding, indexOf: Texts['indexOf']): ProvedRow | 0 {
  if (proved === null) return 0;
  const { compiles, but, command, toolchain, receiver_type } = proved;
  const [b, c, t, s, r] = [but, command, toolchain, sayProved(proved), receiver_type].map(indexOf);
  return [compiles ? 1 : 0, b!, c!, t!, s!, r!];
}

const million = (share: number): number => Math.round(share * 1e6);

const profileRow = ({ profile }: Finding): ProfileRow | 0 =>
  profile ? [million(profile.share), million(profile.copying)] : 0;

/** A group as a row; members that are not among the findings are counted. */
export function groupRow(
  group: FindingGroup,
  at: ReadonlyMap<string, number>,
  { surroundings, proof }: ClonesReport,
  { indexOf }: Texts,
): GroupRow {
  const members = group.members.flatMap((id) => at.get(id) ?? []);
  const proved = proof?.groups.find((each) => each.id === group.id);
  return [
    group.id,
    indexOf(group.path),
    group.line,
    isLinked(surroundings?.github, group.path) ? 1 : 0,
    indexOf(group.from),
    indexOf(group.to),
    indexOf(group.why),
    members,
    group.members.length - members.length,
    proved === undefined ? 0 : proved.compiles ? 1 : 2,
    indexOf(proved?.why),
  ];
}
