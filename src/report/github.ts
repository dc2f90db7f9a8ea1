import type { ClonesReport, Finding } from '../model/finding.ts';
import { bucketWords, isActionable } from './buckets.ts';
import { countOf } from './count.ts';
import { escapeData, escapeProperty } from './escape-github.ts';
import { sayProved, sayResult, sayToolchain } from './proof-words.ts';
import { type Reporter, takeFirst } from './reporter.ts';

function annotate(finding: Finding): string {
  const { path, line, end_line, column, end_column, bucket, confidence, cost } = finding;
  // GitHub refuses columns on annotations of more than one line.
  const columns = line === end_line ? [`col=${column}`, `endColumn=${end_column}`] : [];
  const where = [`file=${escapeProperty(path)}`, `line=${line}`, `endLine=${end_line}`, ...columns];
  const title = escapeProperty(`${bucket} (${confidence}), ${cost}`);
  const rustc = finding.proved === null ? null : `rustc: ${sayProved(finding.proved)}`;
  const said = [finding.change ?? bucketWords[bucket].short, finding.removal_rationale, rustc]
    .filter((part) => part !== null)
    .map((part) => escapeData(part))
    .join('%0A');
  return `::warning ${where.join(',')},title=${title}::${said}`;
}

const notice = (text: string): string => `::notice title=dyn-audit clones::${escapeData(text)}`;

/** What a proof came to, and what stayed without an answer. */
function notifyProof({ proof }: ClonesReport): string[] {
  if (proof === undefined) return [];
  const open = proof.not_proved.map(({ what, why }) => notice(`not proved: ${what}: ${why}`));
  return [notice(`${sayResult(proof)}; ${sayToolchain(proof)}`), ...open];
}

/**
 * Workflow commands for what can go and is neither suppressed nor in the baseline; what compiles but must stay is no
 * warning.
 */
export const reportGithub: Reporter<ClonesReport> = (report, { limit }) => {
  const found = report.candidates.filter(
    (each) =>
      isActionable(each) &&
      each.bucket !== 'undecided' &&
      !each.suppressed &&
      (each.proved?.but ?? null) === null &&
      each.baseline !== true,
  );
  const shown = takeFirst(found, limit);
  const lines = shown.map(annotate);
  if (found.length === 0) {
    const { total, files } = report.summary;
    lines.push(
      notice(`no clone to remove: ${countOf(total, 'site')} in ${countOf(files, 'file')}`),
    );
  }
  const more = found.length - shown.length;
  if (more > 0) lines.push(notice(`${countOf(more)} more: --limit 0 shows all`));
  lines.push(...notifyProof(report));
  return `${lines.join('\n')}\n`;
};
