import type { DiffFile } from '../../model/diff.ts';
import type { LeftOut, ReviewFinding } from '../../model/review.ts';
import { fileOf, whyOutside } from '../diff-lines.ts';
import type { Known } from '../known.ts';

/** Findings of one line of the diff. */
export interface InlineGroup {
  readonly path: string;
  readonly line: number;
  readonly start_line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly findings: readonly ReviewFinding[];
}

export interface Placed {
  readonly inline: readonly InlineGroup[];
  /** Beyond the limit of inline comments, or of findings in one of them. */
  readonly over: readonly ReviewFinding[];
  readonly outside: readonly { readonly finding: ReviewFinding; readonly why: string }[];
  readonly leftOut: readonly LeftOut[];
}

/** Findings that share one comment. */
const mostOnOneLine = 5;

/** Where each finding is said: on its line, in the body, or not again. Errors come before warnings. */
export function placeFindings(
  findings: readonly ReviewFinding[],
  diff: readonly DiffFile[],
  known: ReadonlyMap<string, Known>,
  inlineLimit: number,
): Placed {
  const once = [...new Map(findings.toReversed().map((each) => [each.fingerprint, each])).values()];
  const ordered = once.toReversed().sort((a, b) => rank(a) - rank(b));
  const fresh = ordered.filter(({ fingerprint }) => !known.has(fingerprint));
  const said = ordered.flatMap(({ fingerprint, title }) => {
    const before = known.get(fingerprint);
    return before === undefined ? [] : [{ fingerprint, title, ...before }];
  });
  const outside = fresh.flatMap((finding) => {
    const why = whyNotInline(finding, diff);
    return why === null ? [] : [{ finding, why }];
  });
  const away = new Set(outside.map(({ finding }) => finding));
  const groups = groupByLine(
    fresh.filter((finding) => !away.has(finding)),
    diff,
  );
  const inline = groups
    .slice(0, inlineLimit)
    .map((group) => ({ ...group, findings: group.findings.slice(0, mostOnOneLine) }));
  const onLines = new Set(inline.flatMap((group) => group.findings));
  const over = fresh.filter((finding) => !away.has(finding) && !onLines.has(finding));
  return {
    inline,
    over,
    outside,
    leftOut: [
      ...said,
      ...over.map(
        ({ fingerprint, title }): LeftOut => ({
          fingerprint,
          title,
          why: 'cap',
          url: null,
        }),
      ),
    ],
  };
}

const rank = ({ severity }: ReviewFinding): number => (severity === 'error' ? 0 : 1);

function whyNotInline({ place }: ReviewFinding, diff: readonly DiffFile[]): string | null {
  if (place === null) return 'no line of the repository can be named';
  return whyOutside(diff, { ...place, start_line: null });
}

/** A range that does not lie in one hunk is given up, its last line stays. */
function groupByLine(
  findings: readonly ReviewFinding[],
  diff: readonly DiffFile[],
): readonly InlineGroup[] {
  const groups = new Map<string, InlineGroup>();
  for (const finding of findings) {
    const { place } = finding;
    if (place === null) continue;
    const path = fileOf(diff, place)?.path ?? place.path;
    const key = JSON.stringify([path, place.line, place.side]);
    const group = groups.get(key);
    const start_line = whyOutside(diff, place) === null ? place.start_line : null;
    if (group === undefined)
      groups.set(key, {
        path,
        line: place.line,
        side: place.side,
        start_line,
        findings: [finding],
      });
    else groups.set(key, { ...group, findings: [...group.findings, finding] });
  }
  return [...groups.values()];
}
