import type { CheckScope, Diagnostic } from '../../model/proof.ts';
import { type Attempt, attempt } from './attempt.ts';
import { blame } from './blame.ts';
import { groupBy } from './group.ts';
import { sayError } from './say.ts';
import type { Session } from './session.ts';
import type { Candidate } from './sites.ts';

/** Checks that are kept back for the end: objections and uses, all targets, the patch. */
const reserve = 5;
/** A form that was restored this often without a sure word is given up. */
const mostRestored = 2;

interface Settling {
  readonly scope: CheckScope;
  readonly phase: string;
  /** False where nothing new is tried: what is on is only verified. */
  readonly trials: boolean;
}

/**
 * Carries removals out until the crate builds with all that are left: restores those that errors name, then gives each
 * that was not surely meant a second chance, one per body and round, since bodies do not disturb each other. Gives the
 * attempt that built; undefined where the search ended first.
 */
export async function settle(
  session: Session,
  members: readonly Candidate[],
  how: Settling,
): Promise<Attempt | undefined> {
  const { texts } = session.request;
  const bodies = groupBy(members, (one) => one.body);
  if (how.trials) for (const body of bodies.values()) start(session, body);
  for (;;) {
    const on = members.filter((one) => one.state === 'on');
    const tried = attempt(
      texts,
      on.map((candidate) => ({ candidate, edits: candidate.forms[candidate.form]?.edits ?? [] })),
    );
    for (const one of tried.leftOut) restore(one, 'its edit contradicts another one', '', true);
    // Nothing is left to verify.
    if (tried.done.length === 0 && how.scope === 'all-targets') return tried;
    const left = members.filter((one) => isOpen(one)).length;
    const result = await session.ask(tried, how.scope, how.phase, left);
    if (!result) return undefined;
    if (result.outcome === 'ok') {
      for (const one of tried.done) {
        one.accepted = true;
        one.command = result.command;
      }
      if (!how.trials) return tried;
      const started = [...bodies.values()].filter((body) => start(session, body));
      if (started.length === 0) return tried;
      continue;
    }
    if (tried.done.length === 0) {
      const error = result.diagnostics[0];
      session.failed = error ? sayError(error) : 'it does not build as it is';
      return undefined;
    }
    const faulty = react(result.diagnostics, tried, bodies, texts, result.command);
    for (const [key, body] of bodies) {
      if (!faulty.has(key)) for (const one of body) if (one.state === 'on') one.accepted = true;
      if (how.trials) start(session, body);
    }
  }
}

/** Restores what the errors of a check mean; gives the bodies that have one. */
function react(
  errors: readonly Diagnostic[],
  tried: Attempt,
  bodies: ReadonlyMap<string, readonly Candidate[]>,
  texts: ReadonlyMap<string, string>,
  command: string,
): ReadonlySet<string> {
  const words = errors.map((error) => {
    const { candidates, sure } = blame(error, tried, texts);
    // What an earlier check found no fault with is under suspicion last.
    const fresh = candidates.filter((one) => !one.accepted);
    const suspects = fresh.length > 0 ? fresh : candidates;
    return { error, suspects, rank: sure ? 0 : suspects.length === 1 ? 1 : 2 };
  });
  const faulty = new Set(words.flatMap(({ suspects }) => suspects.map((one) => one.body)));
  for (const key of faulty) {
    const own = words.filter(({ suspects }) => suspects.some((one) => one.body === key));
    const fresh = (bodies.get(key) ?? []).filter((one) => one.state === 'on' && !one.accepted);
    const [only] = fresh;
    const first = own[0];
    // One new removal in a body that was without fault: whatever the error says, it is the one.
    if (only && first && fresh.length === 1 && own.every(({ suspects }) => suspects.length < 9)) {
      restore(only, sayError(first.error), command, true);
      continue;
    }
    // Errors that surely mean a removal go first: the others may go with it.
    const best = Math.min(...own.map(({ rank }) => rank));
    for (const { error, suspects, rank } of own) {
      if (rank !== best) continue;
      for (const one of suspects)
        if (one.body === key && one.state === 'on')
          restore(one, sayError(error), command, rank === 0);
    }
  }
  return faulty;
}

/** Carries out what waits in a body; where nothing does, one that rests. Gives whether anything is new. */
function start(session: Session, body: readonly Candidate[]): boolean {
  const waiting = body.filter((one) => one.state === 'waiting');
  if (session.remaining() <= reserve) {
    if (waiting.length > 0 || body.some((one) => one.state === 'resting'))
      session.ended ??= `the search ended after ${session.request.budget} checks`;
    return false;
  }
  for (const one of waiting) one.state = 'on';
  if (waiting.length > 0) return true;
  if (body.some((one) => one.state === 'on' && !one.accepted)) return false;
  const next = body.find((one) => one.state === 'resting');
  if (!next) return false;
  next.state = 'on';
  return true;
}

function restore(one: Candidate, why: string, command: string, sure: boolean): void {
  if (!one.words.has(one.form)) one.words.set(one.form, { why, command });
  one.accepted = false;
  one.restored += 1;
  if (!sure && one.restored < mostRestored) {
    one.state = 'resting';
    return;
  }
  const more = one.form + 1 < one.forms.length;
  one.state = more ? 'waiting' : 'refused';
  if (!more) return;
  one.form += 1;
  one.restored = 0;
}

const isOpen = ({ state, accepted }: Candidate): boolean =>
  state === 'waiting' || state === 'resting' || (state === 'on' && !accepted);
