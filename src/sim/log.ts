import { writeSync } from 'node:fs';

export type Level = 'INFO' | 'WARN' | 'ERROR';
export type Log = (level: Level, line: string) => void;

/** A line the way Dynamo writes it, to stderr. A reader that went away is no reason to end. */
export function openLog(target: string): Log {
  return (level, line) => {
    const text = `${new Date().toISOString()} ${level.padStart(5)} ${target}: ${line}\n`;
    try {
      writeSync(2, text);
    } catch {
      // Nobody reads, or not fast enough: a server goes on.
    }
  };
}
