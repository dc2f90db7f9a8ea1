import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

const length = 32;

/**
 * The key of the marks that take a secret's place, so that equal secrets stay comparable within one clone. It is made
 * when it is first asked for, readable for its owner alone, and never leaves the git folder.
 */
export function redactionKey(place: Place): Buffer {
  const file = join(place.shared, 'redaction-key');
  const known = readKey(file);
  if (known !== null) return known;
  mkdirSync(place.shared, { recursive: true });
  try {
    writeFileSync(file, randomBytes(length), { flag: 'wx', mode: 0o600 });
  } catch {
    // Another writer was first, or nothing can be written: then this run's marks compare among themselves.
  }
  return readKey(file) ?? randomBytes(length);
}

function readKey(file: string): Buffer | null {
  try {
    const key = readFileSync(file);
    return key.length === length ? key : null;
  } catch {
    return null;
  }
}
