import type { Secret } from '../model/journal.ts';

/** Sorted by place; those that overlap as one, under the rule of the first, and secret if one of them is. */
export function mergeSecrets(found: readonly Secret[]): readonly Secret[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Secret[] = [];
  for (const secret of sorted) {
    const last = merged.at(-1);
    if (last === undefined || secret.start >= last.end) {
      merged.push(secret);
      continue;
    }
    const end = Math.max(last.end, secret.end);
    const graver = last.kind === 'private' && secret.kind === 'secret' ? secret : last;
    merged[merged.length - 1] = { rule: graver.rule, kind: graver.kind, start: last.start, end };
  }
  return merged;
}
