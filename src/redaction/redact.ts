import { createHmac } from 'node:crypto';
import type { Secret } from '../model/journal.ts';

/**
 * The text with `[redacted:<rule>:<hash>]` in the place of each secret. The hash is keyed, so that equal secrets stay
 * comparable and no secret can be guessed from it. `secrets` are sorted and apart, as `findSecrets` gives them.
 */
export function redact(text: string, secrets: readonly Secret[], key: Buffer): string {
  let redacted = '';
  let from = 0;
  for (const { rule, start, end } of secrets) {
    const hash = createHmac('sha256', key).update(text.slice(start, end)).digest('hex').slice(0, 4);
    redacted += `${text.slice(from, start)}[redacted:${rule}:${hash}]`;
    from = end;
  }
  return redacted + text.slice(from);
}
