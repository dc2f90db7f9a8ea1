import type { Edit } from '../../model/finding.ts';
import type { ProofSite } from '../../model/proof.ts';

/**
 * A field that no type has: what rustc says of it names the type that it was asked on. An unknown method would do as well,
 * but for each one rustc goes through the traits of all crates: minutes for a thousand sites.
 */
export const unknownField = 'cl0ne_probe';

/** Asks the type of what is cloned: `x.clone()` becomes `x.cl0ne_probe`; undefined where the site cannot be asked. */
export function askReceiver(site: ProofSite, text: string): readonly Edit[] | undefined {
  const { span, receiver_span: receiver } = site;
  if (!span || !receiver) return undefined;
  if (site.call === 'clone_fn' || site.call === 'clone_from') return undefined;
  const wrap = span[0] < receiver[0] || /^[*&!-]/.test(text.slice(receiver[0], receiver[1]));
  return [
    ...(wrap ? [{ start: span[0], end: receiver[0], text: '(' }] : []),
    { start: receiver[1], end: span[1], text: `${wrap ? ')' : ''}.${unknownField}` },
  ];
}

/** Asks the type of what the clone gives: `x.clone().cl0ne_probe`. */
export function askResult({ span }: ProofSite): readonly Edit[] | undefined {
  return span ? [{ start: span[1], end: span[1], text: `.${unknownField}` }] : undefined;
}

/** Asks what the place demands of a value: `()` meets no bound, and rustc names the ones that it misses. */
export function askBound({ span }: ProofSite): readonly Edit[] | undefined {
  return span ? [{ start: span[0], end: span[1], text: '()' }] : undefined;
}

/**
 * Asks what becomes of the value in its place: `x.clone()` becomes `(*&x)`, of the same type, out of which nothing can be
 * moved, and which cannot be changed.
 */
export function askUse({ span, receiver_span: receiver }: ProofSite): readonly Edit[] | undefined {
  if (!span || !receiver) return undefined;
  return [
    { start: span[0], end: receiver[0], text: '(*&(' },
    { start: receiver[1], end: span[1], text: '))' },
  ];
}
