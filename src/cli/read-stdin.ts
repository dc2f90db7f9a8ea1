import { UserError } from '../model/errors.ts';
import type { Terminal } from './terminal.ts';

/** No document is larger, in bytes. */
const sizeLimit = 4 * 1024 * 1024;

/** All of stdin as text; UserError for what is too large or is not UTF-8. */
export async function readStdin({ stdin }: Pick<Terminal, 'stdin'>): Promise<string> {
  if (stdin === undefined) throw new UserError('expected a text on stdin, there is none');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > sizeLimit)
      throw new UserError(`expected at most ${sizeLimit} bytes on stdin, got more`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UserError('expected UTF-8 on stdin, got other bytes');
  }
}
