/** What a phase came to, as aiperf prints it once its last request has ended. */
export interface PhaseEnd {
  readonly phase: 'warmup' | 'profiling';
  readonly completed: number;
  readonly cancelled: number;
  readonly errors: number;
}

const line =
  /\bPhase (warmup|profiling) complete \| completed=([\d,]+), cancelled=([\d,]+), errors=([\d,]+)/;

/** Reads `Phase profiling complete | completed=1,000, cancelled=0, errors=872 | ...`; null for any other line. */
export function readPhaseEnd(text: string): PhaseEnd | null {
  const found = line.exec(text);
  if (!found) return null;
  const count = (at: number): number => Number(found[at]!.replaceAll(',', ''));
  return {
    phase: found[1] === 'warmup' ? 'warmup' : 'profiling',
    completed: count(2),
    cancelled: count(3),
    errors: count(4),
  };
}
