import type { ReviewFinding, ReviewPlace } from '../model/review.ts';
import { sources } from './findings/index.ts';
import type { FindingContext, Found } from './findings/source.ts';

/** What a fingerprint is made from; a finding without a place has an empty path and its check as anchor. */
export interface FingerprintParts {
  readonly rule: string;
  readonly path: string;
  readonly anchor: string;
  readonly symbol: string | null;
}

/** What failed, with a case and evidence each: errors first. Nothing that merely could fail, and no praise. */
export async function reviewFindings(
  context: FindingContext,
  fingerprintOf: (parts: FingerprintParts) => string,
): Promise<readonly ReviewFinding[]> {
  const found = (await Promise.all(sources.map((source) => source.find(context)))).flat();
  const seen = new Set<string>();
  const findings: ReviewFinding[] = [];
  for (const { at, about, ...each } of found) {
    const place = await placeOf(at, context);
    const anchor = place?.anchor ?? about;
    const parts = {
      rule: each.rule,
      path: place?.path ?? '',
      anchor,
      symbol: place?.symbol ?? null,
    };
    const fingerprint = fingerprintOf(parts);
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    findings.push({ ...each, place, fingerprint });
  }
  return findings.sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
}

async function placeOf(at: Found['at'], context: FindingContext): Promise<ReviewPlace | null> {
  if (at === null) return null;
  const anchor = await anchorOf(at, context);
  if (anchor === null) return null;
  const symbol = at.side === 'RIGHT' ? context.symbolAt(at.path, at.line) : null;
  return { ...at, start_line: null, anchor, symbol };
}

/** The text of the line, trimmed: from the diff where it shows it, else from the head; null where there is no such line. */
async function anchorOf(
  { path, line, side }: NonNullable<Found['at']>,
  { diff, read }: FindingContext,
): Promise<string | null> {
  const file = diff.find(({ before, after }) => path === (side === 'RIGHT' ? after : before));
  const shown = file?.hunks
    .flatMap(({ lines }) => lines)
    .find((each) => (side === 'RIGHT' ? each.new : each.old) === line);
  if (shown !== undefined) return shown.text.trim();
  if (side === 'LEFT') return null;
  return (await read(path))?.split('\n')[line - 1]?.trim() ?? null;
}
