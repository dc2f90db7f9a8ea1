import { readFileSync, readlinkSync } from 'node:fs';
import { printableLine } from '../printable.ts';

/** What a process was started with, printable and cut to a line; its short name where it does not tell. */
export function commandOf(pid: number): string {
  const args = readText(`/proc/${pid}/cmdline`).replace(/\0+$/, '').replaceAll('\0', ' ');
  return printableLine(args || `[${readText(`/proc/${pid}/comm`).trim()}]`, 300);
}

/**
 * A variable of the environment that a process was started with; null when it has none, may not be read, or was
 * written over, as programs do that rename themselves.
 */
export function variableOf(pid: number, name: string): string | null {
  const entry = readText(`/proc/${pid}/environ`)
    .split('\0')
    .find((text) => text.startsWith(`${name}=`));
  return entry === undefined ? null : entry.slice(name.length + 1);
}

/** The files that stdout and stderr of a process lead to; those that may not be read are left out. */
export const outputsOf = (pid: number): readonly string[] =>
  [1, 2].flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
