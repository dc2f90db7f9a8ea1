/** A line of a job's log as a person reads it. */
export interface LogLine {
  /** 1-based, in the log as it was read. */
  readonly line: number;
  /** Without time, colours and controls. */
  readonly text: string;
  /** A line of the frame that Actions draws around a step: its command, its inputs and environment. */
  readonly frame: boolean;
  /** Actions itself says it: the text behind `##[error]`. */
  readonly error: boolean;
}

const time = /^\uFEFF?\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z ?/;
/** Escape sequences: colours and the like, and what sets a title. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const longest = 2000;

/**
 * The lines of a log of GitHub Actions. The text that a step is started with stands between `##[group]Run` and
 * `##[endgroup]`: it is no output, whatever words its script holds.
 */
export function readLog(log: string): readonly LogLine[] {
  let inFrame = false;
  return log.split('\n').map((raw, at): LogLine => {
    const text = cleanLine(raw);
    if (/^##\[group\]Run(?: |$)/.test(text)) inFrame = true;
    const frame = inFrame || /^##\[(?:group|endgroup|debug|command)\]/.test(text);
    if (text.startsWith('##[endgroup]')) inFrame = false;
    const error = !frame && text.startsWith('##[error]');
    return { line: at + 1, text: error ? text.slice('##[error]'.length) : text, frame, error };
  });
}

/** What overwrote a line in place, as progress bars do, is what stays of it. */
function cleanLine(raw: string): string {
  const cut = raw.slice(0, longest).replace(time, '').replace(escapes, '').replace(/\r+$/, '');
  return cut
    .slice(cut.lastIndexOf('\r') + 1)
    .replaceAll('\t', '  ')
    .replace(unprintable, '')
    .trimEnd();
}
