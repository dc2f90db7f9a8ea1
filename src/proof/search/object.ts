import type { CheckScope } from '../../model/proof.ts';
import { askBound, askResult } from '../edits/index.ts';
import { attempt } from './attempt.ts';
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
  const asked = attempt(
    texts,
    accepted.flatMap((candidate) => {
      const edits = becomesReference(candidate)
        ? askBound(candidate.site)
        : askResult(candidate.site);
      return edits ? [{ candidate, edits }] : [];
    }),
  );
  const result = await session.ask(asked, scope, 'objections', accepted.length);
  if (result) {
    const { types } = typesAt(result, asked, ({ site }) => site.span?.[1]);
    const bounds = boundsAt(result, asked);
    for (const one of accepted) {
      if (becomesReference(one)) one.bounds = bounds.get(one) ?? [];
      else one.result = types.get(one) ?? null;
    }
  }
  const declared = declaredIn(texts);
  const first = objections.filter(({ id }) => id !== originalChanged.id);
  for (const one of accepted)
    one.but = firstWord(first, compiledOf(one, session.request, declared));
  const open = accepted.filter((one) => one.but === null);
  await askUses(session, open, scope);
  for (const one of open)
    one.but = firstWord([originalChanged], compiledOf(one, session.request, declared));
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
