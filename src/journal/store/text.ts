import { UserError } from '../../model/errors.ts';
import { show } from './paths.ts';

/** The text of a file, a byte order mark included. Anything but UTF-8 is a UserError: it could not be given back. */
export function decode(bytes: Uint8Array, path: string): string {
  const text = decodeOrNull(bytes);
  if (text === null) throw new UserError(`expected UTF-8 text in ${show(path)}`);
  return text;
}

/** For readers that only look: what is no UTF-8 is read byte by byte, so that words in it are still found. */
export function decodeLoosely(bytes: Buffer): string {
  return decodeOrNull(bytes) ?? bytes.toString('latin1');
}

function decodeOrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
