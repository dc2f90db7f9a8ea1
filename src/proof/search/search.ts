import type { SiteOutcome } from '../../model/proof.ts';
import { look } from './look.ts';
import { object } from './object.ts';
import { outcomeOf } from './outcome.ts';
import type { SearchRequest, SearchResult } from './request.ts';
import { openSession } from './session.ts';
import { settle } from './settle.ts';
import { candidatesOf } from './sites.ts';

/**
 * Finds out which clones of a crate rustc can do without. Deterministic: the same sites, texts and answers give the same
 * checks. What is reported as `compiles` compiled together in one check with all targets; `edits` is that set without
 * what an objection keeps, and was checked by itself.
 */
export async function searchRemovals(request: SearchRequest): Promise<SearchResult> {
  const session = openSession(request);
  const candidates = candidatesOf(request.sites, request.texts);
  const asked = candidates.filter(
    ({ site, forms }) =>
      forms.length > 0 && (request.mode === 'wide' || site.bucket.startsWith('removable')),
  );
  const library = await look(session, asked);
  const seen = asked.filter((one) => one.seen);
  const inLibrary = seen.filter((one) => library.has(one));
  if (inLibrary.length > 0)
    await settle(session, inLibrary, { scope: 'library', phase: 'library', trials: true });
  const all =
    session.failed === null && seen.length > 0
      ? await settle(session, seen, { scope: 'all-targets', phase: 'all targets', trials: true })
      : undefined;
  const together = all?.done ?? [];
  await object(
    session,
    together,
    together.every((one) => library.has(one)) ? 'library' : 'all-targets',
  );
  const kept = together.filter((one) => one.but !== null);
  const plain = together.filter((one) => one.but === null);
  for (const one of kept) one.state = 'kept';
  const patch =
    kept.length === 0 || plain.length === 0
      ? all
      : await settle(session, plain, { scope: 'all-targets', phase: 'patch', trials: false });
  const proved = new Set([...kept, ...(patch?.done ?? [])]);
  const outcomes: SiteOutcome[] = candidates.map((one) =>
    outcomeOf(one, {
      proved: proved.has(one),
      asked: asked.includes(one),
      ended: session.failed ?? session.ended,
    }),
  );
  return {
    outcomes,
    edits: plain.length > 0 ? (patch?.edits ?? new Map()) : new Map(),
    failed: session.failed,
    ended: session.ended,
    ...session.totals,
  };
}
