import type { Finding } from './probe.ts';

/** A failure when there is a complaint, else a pass that says what was seen. */
export function find(complaints: readonly string[], seen: string): Finding {
  if (complaints.length === 0) return { result: 'pass', observed: seen };
  return { result: 'fail', observed: gather([...new Set(complaints)]).join('; ') };
}

/** Up to so many requests that complain of the same are all named. */
const named = 3;

/** Complaints of the form `request: what`; where many say the same, the first requests and how many more. */
function gather(complaints: readonly string[]): readonly string[] {
  const same = new Map<string, string[]>();
  for (const complaint of complaints) {
    const [, request = '', what = complaint] = /^([\w=-]+): (.*)$/s.exec(complaint) ?? [];
    same.set(what, [...(same.get(what) ?? []), request]);
  }
  return [...same].flatMap(([what, requests]) => {
    if (requests.length > named)
      return [
        `${requests.slice(0, named).join(', ')} and ${requests.length - named} more: ${what}`,
      ];
    return requests.map((request) => (request === '' ? what : `${request}: ${what}`));
  });
}

/** Whether an observed text complains of a request. */
export function complainsOf(observed: string, request: string): boolean {
  const name = request.replace(/[^\w-]/g, '\\$&');
  return new RegExp(`(^|; |, )${name}(: |, | and \\d+ more: )`).test(observed);
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
