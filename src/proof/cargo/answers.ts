import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../process/index.ts';
import { fieldsOf, parseLine, textOf } from './json.ts';

/** What earlier proofs were answered. A question is told by everything that shapes its answer. */
export interface Answers {
  /** Undefined where nobody knows, or where the file is torn. */
  readonly get: (question: unknown, limit_ms?: number) => unknown;
  readonly put: (question: unknown, answer: unknown) => void;
}

/** Above either the oldest go, until three quarters are left. */
const mostFiles = 4000;
const mostBytes = 256 * 1024 * 1024;

export const noAnswers: Answers = { get: () => undefined, put: () => {} };

/** Answers in files of a folder, one each. `basis`: what shapes all of them. */
export function openAnswers(folder: string, basis: unknown): Answers {
  prune(folder);
  const fileOf = (question: unknown) =>
    join(folder, `${hash(JSON.stringify([basis, question]))}.json`);
  return {
    get: (question, limit_ms = Number.POSITIVE_INFINITY) => {
      const file = fileOf(question);
      try {
        if (Date.now() - lstatSync(file).mtimeMs > limit_ms) return undefined;
        const { sum, body } = fieldsOf(parseLine(readFileSync(file, 'utf8')));
        return sum === hash(textOf(body)) ? parseLine(textOf(body)) : undefined;
      } catch {
        return undefined;
      }
    },
    put: (question, answer) => {
      const body = JSON.stringify(answer);
      try {
        replaceFile(fileOf(question), JSON.stringify({ sum: hash(body), body }), false);
      } catch {
        // A full disk: it will be asked again.
      }
    },
  };
}

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function prune(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return stat?.isFile() ? [{ name, at: stat.mtimeMs, size: stat.size }] : [];
  });
  let bytes = files.reduce((sum, { size }) => sum + size, 0);
  let count = files.length;
  if (count <= mostFiles && bytes <= mostBytes) return;
  for (const { name, size } of files.sort((left, right) => left.at - right.at)) {
    if (count <= mostFiles * 0.75 && bytes <= mostBytes * 0.75) return;
    rmSync(join(folder, name), { force: true });
    count -= 1;
    bytes -= size;
  }
}
