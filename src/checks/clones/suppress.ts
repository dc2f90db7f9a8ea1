import type { Finding } from '../../model/finding.ts';

/** A `// dyn-audit: keep <reason>` comment. */
export interface Suppression {
  readonly line: number;
  readonly reason: string;
}

/** Reads the suppressions among a file's directive comments. */
export function suppressionsIn(
  comments: readonly { readonly text: string; readonly line: number }[],
): Suppression[] {
  return comments.flatMap(({ text, line }) => {
    const match = /dyn-audit:\s*keep\b[ \t]*([^\n*]*)/.exec(text);
    return match ? [{ line, reason: match[1]!.trim() }] : [];
  });
}

/** Marks what a comment on the same line, or alone on the line before, suppresses; gives the comments that suppress nothing. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { readonly findings: Finding[]; readonly unused: Suppression[] } {
  if (suppressions.length === 0) return { findings: [...findings], unused: [] };
  const used = new Set<Suppression>();
  const marked = findings.map((finding) => {
    const by = suppressions.find((s) => s.line === finding.line || s.line === finding.line - 1);
    if (!by) return finding;
    used.add(by);
    return {
      ...finding,
      suppressed: true,
      reasons: [...finding.reasons, `kept by a comment: ${by.reason || 'no reason given'}`],
    };
  });
  return { findings: marked, unused: suppressions.filter((s) => !used.has(s)) };
}
