import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.ts';

/** Whether somebody can be asked: both ends of the conversation are a terminal. */
export const canAsk = ({ stdin, stderr }: Terminal): boolean =>
  stdin?.isTTY === true && stderr.isTTY === true;

/** Asks on stderr, so that stdout stays data, and gives the line that was typed; null where stdin ended without one. */
export async function askLine(
  { stdin, stderr }: Terminal,
  question: string,
): Promise<string | null> {
  if (stdin === undefined) return null;
  stderr.write(question);
  const lines = createInterface({ input: stdin, terminal: false, crlfDelay: Infinity });
  try {
    for await (const line of lines) return line.trim();
    return null;
  } finally {
    lines.close();
  }
}
