import { StringDecoder } from 'node:string_decoder';
import { printableLine, printableText } from '../printable.ts';
import { readLog, sizeOfLog } from './log-file.ts';

const step = 256 * 1024;
const longest = 16 * 1024;
/** A carriage return that is the last so far may be half of an end of line. */
const lineEnd = /\r?\n|\r(?!\n|$)/;

/** Reads a log as it grows. */
export class LogFollower {
  readonly #file: string;
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  #offset = 0;
  #rest = '';

  constructor(file: string, onLine: (line: string) => void) {
    this.#file = file;
    this.#onLine = onLine;
  }

  /** Hands out the lines that were added. Of a flood only the end is read: nobody can look at all of it. */
  read(): void {
    const size = sizeOfLog(this.#file);
    if (size < this.#offset || size - this.#offset > 16 * step) {
      this.#offset = Math.max(0, size - step);
      this.#rest = '';
    }
    for (;;) {
      const bytes = readLog(this.#file, this.#offset, step);
      if (bytes.length === 0) return;
      this.#offset += bytes.length;
      this.#take(this.#decoder.write(bytes));
    }
  }

  /** The last line may have no end. */
  finish(): void {
    this.read();
    if (this.#rest !== '') this.#onLine(printableLine(this.#rest));
    this.#rest = '';
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(lineEnd);
    this.#rest = (lines.pop() ?? '').slice(0, longest);
    for (const line of lines) this.#onLine(printableLine(line));
  }
}

/** The end of a log, printable: at most `bytes` of it. */
export function tailOf(file: string, bytes: number): string {
  const from = Math.max(0, sizeOfLog(file) - bytes);
  return printableText(readLog(file, from, bytes).toString('utf8'));
}
