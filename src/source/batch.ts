import { sizeLimit } from './decode.ts';

/** One object as `git cat-file --batch` gives it; without bytes if it is over the size limit. */
export interface BatchObject {
  readonly type: string;
  readonly size: number;
  readonly bytes: Buffer | null;
}

/**
 * Gives a function that takes the output of `git cat-file --batch` piece by piece and calls `onAnswer`
 * for each object in the order asked, with null for one that is missing.
 */
export function parseBatch(
  onAnswer: (object: BatchObject | null) => void,
): (chunk: Buffer) => void {
  let header = '';
  let object: { type: string; size: number; parts: Buffer[]; left: number } | null = null;

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (object === null) {
        const end = chunk.indexOf(0x0a, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        if (end < 0) return;
        at = end + 1;
        const [, type = '', size] = header.split(' ');
        header = '';
        if (size === undefined) onAnswer(null);
        // One byte more: the line feed behind the content.
        else object = { type, size: Number(size), parts: [], left: Number(size) + 1 };
        continue;
      }
      const part = chunk.subarray(at, at + object.left);
      at += part.length;
      object.left -= part.length;
      if (object.size <= sizeLimit) object.parts.push(part);
      if (object.left > 0) return;
      onAnswer(finish(object));
      object = null;
    }
  };
}

function finish(object: { type: string; size: number; parts: Buffer[] }): BatchObject {
  const { type, size, parts } = object;
  if (size > sizeLimit) return { type, size, bytes: null };
  const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  return { type, size, bytes: whole.subarray(0, size) };
}
