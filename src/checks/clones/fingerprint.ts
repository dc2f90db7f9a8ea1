import { createHash } from 'node:crypto';

/** Gives each site of a file an id from what it says and where it belongs, not from its line. */
export function fingerprints(path: string): (fn: string, call: string, text: string) => string {
  const seen = new Map<string, number>();
  return (fn, call, text) => {
    const key = `${path}\0${fn}\0${call}\0${text.replace(/\s+/g, '')}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash('sha1').update(`${key}\0${nth}`).digest('hex').slice(0, 16);
  };
}

/** Id of a group: the same wherever its members stand. */
export function groupId(key: string): string {
  return createHash('sha1').update(`group\0${key}`).digest('hex').slice(0, 12);
}
