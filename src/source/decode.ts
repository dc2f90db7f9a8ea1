import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

export type ObjectFormat = 'sha1' | 'sha256';

/** Larger files are data in disguise: reading them would cost more than the audit. */
export const sizeLimit = 4 * 1024 * 1024;

export interface DecodedText {
  /** Without the byte order mark; line ends as they are. */
  readonly text: string;
  readonly bom: boolean;
}

/** Git's id of these bytes as a blob. */
export function blobId(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The text of a file's bytes, or why they are not text. */
export function decodeText(bytes: Buffer): DecodedText | { readonly why: string } {
  if (bytes.length > sizeLimit) return { why: tooLarge(bytes.length) };
  if (bytes.includes(0)) return { why: 'binary' };
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), bom: false };
  if (!isUtf8(bytes)) return { why: `not UTF-8 at byte ${firstInvalidByte(bytes)}` };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString('utf8', bom ? 3 : 0), bom };
}

export function tooLarge(size: number): string {
  return `too large (${size} bytes, the limit is ${sizeLimit})`;
}

/** Offset, from 0, of the first byte that a lenient decoder would have to replace. */
function firstInvalidByte(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (bytes[at] === again[at]) at += 1;
  return at;
}
