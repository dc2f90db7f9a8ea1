import type { CheckScope } from '../../model/proof.ts';
import { askReceiver } from '../edits/index.ts';
import { attempt } from './attempt.ts';
import { typesAt } from './probe.ts';
import { sayError } from './say.ts';
import type { Session } from './session.ts';
import type { Candidate } from './sites.ts';

/** Probes with all targets: a site may hide behind the error of another one, or in a program that needs the library. */
const mostProbes = 4;

/**
 * Finds out which sites a build compiles, and the types of what they clone: the library first, then all targets. Gives
 * the sites that the library has.
 */
export async function look(
  session: Session,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<Candidate>> {
  await probe(session, candidates, 'library');
  const library = new Set(candidates.filter((one) => one.seen));
  for (let round = 0; round < mostProbes && session.failed === null; round += 1) {
    const unseen = candidates.filter((one) => !one.seen);
    if (unseen.length === 0) break;
    const more = await probe(session, unseen, 'all-targets');
    if (more === 0) break;
  }
  return library;
}

/** Gives how many sites it saw for the first time. */
async function probe(
  session: Session,
  candidates: readonly Candidate[],
  scope: CheckScope,
): Promise<number> {
  const { texts } = session.request;
  const asked = attempt(
    texts,
    candidates.flatMap((candidate) => {
      const edits = askReceiver(candidate.site, texts.get(candidate.site.path) ?? '');
      return edits ? [{ candidate, edits }] : [];
    }),
  );
  if (asked.done.length === 0) return 0;
  const result = await session.ask(asked, scope, 'types', candidates.length);
  if (!result) return 0;
  const { types, others } = typesAt(result, asked, ({ site }) => {
    const edits = askReceiver(site, texts.get(site.path) ?? '');
    return edits?.at(-1)?.start;
  });
  for (const [candidate, type] of types) {
    candidate.seen = true;
    candidate.type ??= type;
  }
  const foreign = others.some(({ spans }) => !spans.some(({ path }) => asked.edited.has(path)));
  if (foreign || (types.size === 0 && others.length > 0)) await untouched(session, scope);
  return types.size;
}

/** Errors that no edit explains: does it build at all? */
async function untouched(session: Session, scope: CheckScope): Promise<void> {
  const result = await session.ask({ changes: new Map() }, scope, 'untouched', 0);
  const error = result?.diagnostics[0];
  if (result?.outcome === 'errors')
    session.failed = error ? sayError(error) : 'it does not build as it is';
}
