import type { Confidence } from '../../../model/callers.ts';
import { isOwnVariable } from '../own.ts';
import { groupBroken, type ReferenceRule, type Use } from './use.ts';

/** Environment variables that are set, or read by other programs, although the reader is gone. */
export const environmentUses: ReferenceRule = {
  id: 'environment',
  find: ({ sides, broken }) => {
    const gone = groupBroken(broken, (each) => (each.kind === 'env_var' ? each.name : null));
    const out: Use[] = [];
    if (gone.size === 0) return out;
    for (const file of sides.head.files.values())
      for (const reference of file.references) {
        const each = reference.kind === 'env' ? gone.get(reference.name)?.[0] : undefined;
        if (!each) continue;
        let confidence: Confidence = each.deprecated ? 'likely' : 'certain';
        if (reference.doc || !isOwnVariable(each.name)) confidence = 'ambiguous';
        out.push({
          broken: each,
          file,
          at: reference,
          symbol: each.name,
          kind: reference.doc ? 'doc' : 'env',
          confidence,
          message: each.deprecated
            ? `sets \`${each.name}\`, which is deprecated`
            : `uses \`${each.name}\`, which nothing reads any more`,
          candidates: [],
        });
      }
    return out;
  },
};

/** What a histogram, summary or counter adds to its name. */
const series = /_(bucket|sum|count|total|created)$/;

/** Names under which a metric may be read: with a prefix of the project's, with the ending of a series. */
export function metricNames(name: string, prefixes: Iterable<string>): string[] {
  const full = [name, ...[...prefixes].map((prefix) => `${prefix}_${name}`)];
  return full.flatMap((each) => [each, ...endings.map((ending) => `${each}_${ending}`)]);
}
const endings = ['bucket', 'sum', 'count', 'total', 'created'];

/** Dashboards, rules and documents that read a metric nobody writes any more. */
export const metricUses: ReferenceRule = {
  id: 'metrics',
  find: ({ sides, broken }) => {
    const gone = groupBroken(broken, (each) => (each.kind === 'metric' ? each.name : null));
    const out: Use[] = [];
    if (gone.size === 0) return out;
    const standing = new Set<string>();
    for (const [name, all] of sides.head.byName)
      if (all.some((each) => each.kind === 'metric')) standing.add(name);
    for (const file of sides.head.files.values())
      for (const reference of file.references) {
        if (reference.kind !== 'metric') continue;
        const names = writtenAs(reference.name);
        if (names.some((name) => standing.has(name))) continue;
        const name = names.find((each) => gone.has(each));
        const each = name === undefined ? undefined : gone.get(name)?.[0];
        if (!each) continue;
        const exact = name === reference.name || name === reference.name.replace(series, '');
        out.push({
          broken: each,
          file,
          at: reference,
          symbol: reference.name,
          kind: reference.doc ? 'doc' : 'metric',
          confidence: reference.doc ? 'ambiguous' : exact ? 'certain' : 'likely',
          message: `reads \`${reference.name}\`, which nothing writes any more`,
          candidates: [],
        });
      }
    return out;
  },
};

/** All names that a definition of the token may have: less its series' ending, less leading words. */
function writtenAs(token: string): string[] {
  const out: string[] = [];
  for (const whole of new Set([token, token.replace(series, '')])) {
    const words = whole.split('_');
    for (let from = 0; from < Math.min(4, words.length - 1); from++)
      out.push(words.slice(from).join('_'));
  }
  return out;
}
