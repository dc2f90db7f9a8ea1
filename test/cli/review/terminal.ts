import { PassThrough } from 'node:stream';
import { run } from '../../../src/cli/program.ts';

/** How a command line ended and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line; `typed` makes it a terminal at which somebody types that, null one where nobody answers. */
export async function dynAudit(
  argv: readonly string[],
  {
    env = {},
    typed,
  }: { readonly env?: Record<string, string>; readonly typed?: string | null } = {},
): Promise<Ended> {
  const isTTY = typed !== undefined;
  const stdout = new PassThrough({ highWaterMark: 1 << 26 });
  const stderr = Object.assign(new PassThrough({ highWaterMark: 1 << 26 }), { isTTY });
  const stdin = Object.assign(new PassThrough(), { isTTY });
  stdin.end(typed ?? '');
  const code = await run(argv, { stdout, stderr, stdin, env: { NO_COLOR: '1', ...env } });
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: read(stdout), stderr: read(stderr) };
}
