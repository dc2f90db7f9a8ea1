import type { CheckScope, Diagnostic } from '../../model/proof.ts';
import { askBound, askResult } from '../edits/index.ts';
import { type Attempt, attempt } from './attempt.ts';
import { type Declared, declaredIn } from './declared/index.ts';
import {
  type Compiled,
  isReference,
  type Objection,
  objections,
  originalChanged,
} from './objections/index.ts';
import { boundsAt, typesAt } from './probe.ts';
import type { SearchRequest } from './request.ts';
import type { Session } from './session.ts';
import type { Candidate } from './sites.ts';
import { askUses } from './uses.ts';

/** Asks rustc what the accepted removals would change, then every objection; what one objects to is kept. */
export async function object(
  session: Session,
  accepted: readonly Candidate[],
  scope: CheckScope,
): Promise<void> {
  if (accepted.length === 0) return;
  const { texts } = session.request;
  await askResults(session, accepted, scope);
  const declared = declaredIn(texts);
  const first = objections.filter(({ id }) => id !== originalChanged.id);
  for (const one of accepted)
    one.but = firstWord(first, compiledOf(one, session.request, declared));
  const open = accepted.filter((one) => one.but === null);
  await askUses(session, open, accepted, scope);
  for (const one of open)
    one.but = firstWord([originalChanged], compiledOf(one, session.request, declared));
}

/** A macro that does not take a question stops the whole crate: who is refused so is not asked again. */
const mostRounds = 3;

/** Asks what each clone gives, and what the places demand that get a reference. */
async function askResults(
  session: Session,
  accepted: readonly Candidate[],
  scope: CheckScope,
): Promise<void> {
  let left = accepted;
  for (let round = 0; round < mostRounds && left.length > 0; round += 1) {
    const asked = attempt(
      session.request.texts,
      left.flatMap((candidate) => {
        const edits = becomesReference(candidate)
          ? askBound(candidate.site)
          : askResult(candidate.site);
        return edits ? [{ candidate, edits }] : [];
      }),
    );
    const result = await session.ask(asked, scope, 'objections', left.length);
    if (!result) return;
    const { types } = typesAt(result, asked, ({ site }) => site.span?.[1]);
    const bounds = boundsAt(result, asked);
    for (const one of left) {
      if (becomesReference(one)) one.bounds ??= bounds.get(one) ?? null;
      else one.result ??= types.get(one) ?? null;
    }
    const stops = stoppedBy(result.diagnostics, asked);
    left = left.filter((one) => !stops.has(one) && one.result === null && one.bounds === null);
    if (stops.size === 0) return;
  }
}

/** Those at whose place stands an error without a code: of the parser, or of a macro. */
function stoppedBy(
  errors: readonly Diagnostic[],
  { edited, done }: Attempt,
): ReadonlySet<Candidate> {
  const spans = errors
    .filter(({ code }) => code === null)
    .flatMap((error) => error.spans.filter(({ primary, child }) => primary && !child));
  return new Set(
    spans.flatMap(({ path, byte_start, byte_end }) => {
      const map = edited.get(path);
      if (!map) return [];
      const [from, to] = [map.toBefore(byte_start, 'start'), map.toBefore(byte_end, 'end')];
      return done.filter(
        ({ site: { path: own, span } }) => own === path && span && span[0] <= to && from <= span[1],
      );
    }),
  );
}

function firstWord(list: readonly Objection[], compiled: Compiled): Candidate['but'] {
  for (const { id, object: ask } of list) {
    const why = ask(compiled);
    if (why) return { rule: id, why };
  }
  return null;
}

function compiledOf(
  one: Candidate,
  { texts, features }: SearchRequest,
  declared: Declared,
): Compiled {
  const body = one.site.function_span;
  return {
    site: one.site,
    form: isBorrow(one) ? 'borrow' : 'move',
    own: one.forms[one.form]?.form === 'finding',
    argument: one.argument,
    receiver: one.type,
    result: one.result,
    bounds: one.bounds,
    body: body ? (texts.get(one.site.path) ?? '').slice(body[0], body[1]) : '',
    use: one.use,
    ...{ features, declared },
  };
}

/** The audit's own edits may put a reference in its place too. */
const isBorrow = ({ forms, form }: Candidate): boolean =>
  forms[form]?.form === 'borrow' || (forms[form]?.edits ?? []).some(({ text }) => text === '&');

const becomesReference = (one: Candidate): boolean =>
  isBorrow(one) ||
  (one.type !== null && isReference(one.type)) ||
  (one.site.call === 'cloned' && one.argument);
