import { oneLine } from '../../model/one-line.ts';
import type { Diagnostic } from '../../model/proof.ts';

/** `E0382: use of moved value: `x``, in one printable line. */
export function sayError({ code, message }: Diagnostic): string {
  return oneLine(code ? `${code}: ${message}` : message);
}
