import type { FailureKind } from '../model/ci.ts';
import type { LogLine } from './log.ts';
import type { FailurePattern } from './pattern.ts';
import { codePatterns } from './patterns/code.ts';
import { infrastructurePatterns } from './patterns/infrastructure.ts';

/** A line that says something about a failure. */
export interface Evidence {
  readonly line: LogLine;
  readonly pattern: FailurePattern;
}

export interface Classified {
  readonly kind: FailureKind;
  /** One sentence. */
  readonly why: string;
  /** What decided; empty for `unknown`. */
  readonly evidence: readonly Evidence[];
}

/** How many lines in front of the end of a failed step may say why it failed. */
const nearTheEnd = 200;

/**
 * What a failure looks like by the lines of its log. Evidence of the code anywhere in it decides, whatever else the log
 * says: a failed test that also lost its network is never called infrastructure. Infrastructure must stand where the
 * job failed: a download that broke off and was repeated stands in many logs that end well.
 */
export function classify(lines: readonly LogLine[]): Classified {
  const said = lines.filter(({ frame, text }) => !frame && text !== '');
  const code = evidenceIn(said, codePatterns);
  if (code[0]) return decided('code', code);
  const infrastructure = evidenceIn(endOf(said), infrastructurePatterns);
  if (infrastructure[0]) return decided('infrastructure', infrastructure);
  const why = 'no line says whether the code or what it ran on failed';
  return { kind: 'unknown', why, evidence: [] };
}

const decided = (kind: FailureKind, evidence: readonly Evidence[]): Classified => ({
  kind,
  why: [...new Set(evidence.map(({ pattern }) => pattern.about))].slice(0, 3).join(' '),
  evidence,
});

function evidenceIn(
  lines: readonly LogLine[],
  patterns: readonly FailurePattern[],
): readonly Evidence[] {
  return lines.flatMap((line) => {
    const pattern = patterns.find(
      (each) => each.line.test(line.text) && each.unless?.test(line.text) !== true,
    );
    return pattern ? [{ line, pattern }] : [];
  });
}

/** The lines that lead to the first error that Actions tells of, and all such errors; without any, the last lines. */
function endOf(lines: readonly LogLine[]): readonly LogLine[] {
  const first = lines.findIndex(({ error }) => error);
  if (first < 0) return lines.slice(-nearTheEnd);
  const errors = lines.slice(first + 1).filter(({ error }) => error);
  return [...lines.slice(Math.max(0, first - nearTheEnd), first + 1), ...errors];
}
