import type { CheckResult, Diagnostic } from '../../model/proof.ts';
import { unknownField } from '../edits/index.ts';
import type { Attempt } from './attempt.ts';
import type { Candidate } from './sites.ts';

/** What rustc said at the place of each question. */
export interface Answers {
  /** Types by site, as rustc names them; null where it compiled the place and named none. */
  readonly types: ReadonlyMap<Candidate, string | null>;
  /** Errors that none of the questions explains. */
  readonly others: readonly Diagnostic[];
}

/** Reads the errors that questions were answered with: each stands where its edit begins. */
export function typesAt(
  { diagnostics }: CheckResult,
  asked: Attempt,
  place: (candidate: Candidate) => number | undefined,
): Answers {
  const at = new Map(
    asked.done.map((candidate) => [`${candidate.site.path}:${place(candidate)}`, candidate]),
  );
  const types = new Map<Candidate, string | null>();
  const others: Diagnostic[] = [];
  for (const error of diagnostics) {
    const own = error.spans.filter((span) => span.primary && !span.child);
    const found = own.flatMap(({ path, byte_start }) => {
      const start = asked.edited.get(path)?.toBefore(byte_start, 'start');
      return at.get(`${path}:${start}`) ?? [];
    });
    if (found.length === 0) others.push(error);
    for (const candidate of found) types.set(candidate, types.get(candidate) ?? typeOf(error));
  }
  const rest = others.filter((error) => {
    const only = onlyAsked(error, asked, types);
    if (only) types.set(only, null);
    return !only;
  });
  return { types, others: rest };
}

/**
 * The one site without an answer in the body of an error that asks for a type: `|x| x.cl0ne_probe` is refused at `x`,
 * whose type nothing else tells.
 */
function onlyAsked(
  { code, spans }: Diagnostic,
  asked: Attempt,
  types: ReadonlyMap<Candidate, string | null>,
): Candidate | undefined {
  if (code !== 'E0282' && code !== 'E0283') return undefined;
  const at = spans.find(({ primary, child }) => primary && !child);
  const place = at && asked.edited.get(at.path)?.toBefore(at.byte_start, 'start');
  if (!at || place === undefined) return undefined;
  const open = asked.done.filter(({ site }) => {
    const body = site.function_span;
    return site.path === at.path && body !== null && body[0] <= place && place < body[1];
  });
  const [only] = open;
  return open.length === 1 && only && !types.has(only) ? only : undefined;
}

/** `no field `…` on type `std::sync::Arc<X>`` gives `std::sync::Arc<X>`. */
function typeOf({ code, message }: Diagnostic): string | null {
  if (code === 'E0610') return /^`([^`]+)` is a primitive type/.exec(message)?.[1] ?? null;
  if (!message.includes(unknownField)) return null;
  const rest = message.slice(message.indexOf(unknownField) + unknownField.length);
  const found =
    /(?:on type|found for) [^`]*`(.*)`/s.exec(rest) ??
    /(?:on type|found for) [^`]*`(.*)$/s.exec(rest);
  return found?.[1] ?? null;
}

/** The bounds that `()` missed in the place of each site: `Into<String>`, `AsRef<str>`; as rustc words them. */
export function boundsAt(
  { diagnostics }: CheckResult,
  asked: Attempt,
): ReadonlyMap<Candidate, readonly string[]> {
  const bounds = new Map<Candidate, readonly string[]>();
  for (const error of diagnostics) {
    for (const span of error.spans.filter((one) => one.primary && !one.child)) {
      const start = asked.edited.get(span.path)?.toBefore(span.byte_start, 'start');
      const found = asked.done.find(
        ({ site }) => site.path === span.path && site.span?.[0] === start,
      );
      if (found) bounds.set(found, [...(bounds.get(found) ?? []), error.message]);
    }
  }
  return bounds;
}
