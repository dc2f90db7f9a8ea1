import type { Finding } from './probe.ts';

/** A failure when there is a complaint, else a pass that says what was seen. */
export function find(complaints: readonly string[], seen: string): Finding {
  if (complaints.length === 0) return { result: 'pass', observed: seen };
  return { result: 'fail', observed: [...new Set(complaints)].join('; ') };
}

/** A failure when there is a complaint; else the question could not be answered, and why. */
export function findOpen(complaints: readonly string[], open: string): Finding {
  if (complaints.length > 0) return find(complaints, '');
  return { result: 'inconclusive', observed: open };
}

/** `1 choice`, `2 choices`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
