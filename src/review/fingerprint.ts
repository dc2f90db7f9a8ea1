import { createHash } from 'node:crypto';

/** What a finding is known by. `path` is null where no place of the repository can be named. */
export interface FingerprintParts {
  readonly rule: string;
  readonly path: string | null;
  /** Text of the line; what surrounds its words does not count. */
  readonly anchor: string;
  /** The enclosing definition, as it is called in its file. */
  readonly symbol: string | null;
}

/**
 * 16 hexadecimal digits that stay the same when the finding moves to another line, is indented anew or told in other
 * words, and differ when its rule, file, line's text or enclosing symbol does.
 */
export function fingerprintOf({ rule, path, anchor, symbol }: FingerprintParts): string {
  const parts = [rule, path, normalise(anchor), symbol];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Blanks between words count as one, those around brackets and commas not at all: formatters move them. */
const normalise = (anchor: string): string =>
  anchor
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([()[\]{},;]) ?/g, '$1');
