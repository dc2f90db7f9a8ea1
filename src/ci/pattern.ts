/** A line by which a failure is known. */
export interface FailurePattern {
  /** Stable, in small letters and dashes: it stands in signatures. */
  readonly id: string;
  /** One sentence: what such a line says. */
  readonly about: string;
  /** Asked of single lines, without time and colours; takes time in proportion to the line. */
  readonly line: RegExp;
  /** A line that matches this too is not meant. */
  readonly unless?: RegExp;
}

/** The server under test runs on the machine of the job: what it does is no fault of the network. */
const ownMachine = /\b(?:localhost|127\.0\.0\.\d+|0\.0\.0\.0)\b|\[?::1\]?[:/]/;

/** A pattern of the network beyond the machine. */
export const remote = (pattern: Omit<FailurePattern, 'unless'>): FailurePattern => ({
  ...pattern,
  unless: ownMachine,
});
