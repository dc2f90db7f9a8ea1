import { oneLine } from '../../model/one-line.ts';

/** Starts a program in the scratch tree; `cwd` lies below its root. */
export type RunRustfmt = (spec: {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly stdin: string;
  readonly timeout_s: number;
}) => Promise<{
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}>;

/** The text as rustfmt writes it, or why there is none. */
export type Format = (
  text: string,
  file: { readonly path: string; readonly edition: string },
) => Promise<string | { readonly why: string }>;

const limit_s = 60;

/**
 * rustfmt of the toolchain, or a line that says why there is none. The text goes through its stdin: of the tree it reads
 * only the rustfmt.toml that is nearest to the file.
 */
export async function openRustfmt(run: RunRustfmt): Promise<Format | string> {
  const found = await run({
    command: ['rustfmt', '--version'],
    cwd: '',
    stdin: '',
    timeout_s: limit_s,
  });
  if (found.code !== 0)
    return `the patch is not formatted: rustfmt could not be started (${firstLine(found.stderr) || 'no reason given'})`;
  return async (text, { path, edition }) => {
    const crlf = hasCrlf(text);
    const done = await run({
      command: ['rustfmt', '--edition', edition, '--emit', 'stdout'],
      cwd: path.split('/').slice(0, -1).join('/'),
      stdin: crlf ? text.replaceAll('\r\n', '\n') : text,
      timeout_s: limit_s,
    });
    if (done.code !== 0 || (done.stdout === '' && text.trim() !== ''))
      return { why: firstLine(done.stderr) || 'rustfmt gave no reason' };
    return crlf ? done.stdout.replaceAll('\n', '\r\n') : done.stdout;
  };
}

/** Every line ends with CRLF; rustfmt writes LF whatever it reads. */
function hasCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text);
}

function firstLine(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '' && !/^warning\b/i.test(each));
  return oneLine(line ?? '');
}
