import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namesIn, scratch, scratchPath } from './durable.ts';

/** A place in the line of those who wait for a lock. */
export interface Ticket {
  /** Nobody who still runs came earlier. */
  isFirst(): boolean;
  leave(): void;
}

/** The folder of a lock's line. */
export const lineOf = (lock: string): string => `${lock}.line`;

/**
 * Gets in line. Without one, whoever releases a lock and wants it again is the first to look, and others wait for ever.
 * The line only orders: the lock itself says who has it, so a ticket that is lost or left behind harms nobody. Null
 * where no ticket can be written.
 */
export function standInLine(
  line: string,
  token: string,
  text: string,
  isGone: (file: string) => boolean,
): Ticket | null {
  const name = `${String(Date.now()).padStart(15, '0')}-${token}`;
  const own = join(line, name);
  try {
    mkdirSync(line, { recursive: true });
    const finished = scratchPath(scratch(dirname(line)));
    writeFileSync(finished, text, { flag: 'wx' });
    renameSync(finished, own);
  } catch {
    return null;
  }
  return {
    isFirst: () => isFirst(line, name, isGone),
    leave: () => rmSync(own, { force: true }),
  };
}

function isFirst(line: string, name: string, isGone: (file: string) => boolean): boolean {
  for (const other of namesIn(line)) {
    if (other >= name) return true;
    if (!isGone(join(line, other))) return false;
    rmSync(join(line, other), { force: true });
  }
  return true;
}
