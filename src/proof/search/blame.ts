import type { Span } from '../../model/finding.ts';
import type { Diagnostic, DiagnosticSpan } from '../../model/proof.ts';
import type { Attempt } from './attempt.ts';
import { letNamed } from './let-named.ts';
import type { Candidate } from './sites.ts';

/** The removals that an error comes from; `sure`: this error stays, whatever becomes of the others. */
export interface Blame {
  readonly candidates: readonly Candidate[];
  readonly sure: boolean;
}

/** A place of a diagnostic in the audited text. */
interface Place {
  readonly path: string;
  readonly span: Span;
  readonly from: DiagnosticSpan;
}

const moved = /\bmoved (?:here|into|due|in )|\bmove occurs due\b|\bmove out of\b/;
/** Errors of the borrow checker on a value that cannot be moved from where it is, whatever others do. */
const immovable = new Set(['E0507', 'E0508', 'E0509']);
const mismatch = new Set(['E0308', 'E0277', 'E0271']);

/** Which of the removals in an attempt an error means: those that its places name, else ever wider circles. */
export function blame(
  error: Diagnostic,
  { edited, done }: Attempt,
  texts: ReadonlyMap<string, string>,
): Blame {
  const places = error.spans.flatMap((from): Place[] => {
    const map = edited.get(from.path);
    if (!map) return [];
    const start = map.toBefore(from.byte_start, 'start');
    return [
      { path: from.path, span: [start, Math.max(start, map.toBefore(from.byte_end, 'end'))], from },
    ];
  });
  const own = places.filter(({ from }) => !from.child);
  const primary = own.filter(({ from }) => from.primary);
  const byMove = own.filter(({ from }) => from.label !== null && moved.test(from.label));
  if (error.code === 'E0382' || error.code === 'E0505') {
    const mover = first(byMove, (place) => holding(place, done) ?? before(place, done, texts));
    if (mover) return { candidates: [mover], sure: error.code === 'E0382' };
  }
  const at = first(primary, (place) => holding(place, done) ?? before(place, done, texts, error));
  if (at) return { candidates: [at], sure: isSure(error, at, primary) };
  const beside = own.flatMap((place) => holding(place, done) ?? []);
  if (beside.length > 0) return { candidates: unique(beside), sure: false };
  const within = primary.flatMap((place) => done.filter((one) => isWithin(one, place)));
  const [only] = within;
  if (only && unique(within).length === 1)
    return { candidates: [only], sure: mismatch.has(error.code ?? '') && isNamed(error, only) };
  if (within.length > 0) return { candidates: unique(within), sure: false };
  const named = primary.flatMap((place) => letNamed(place, done, texts));
  if (named.length > 0) return { candidates: unique(named), sure: false };
  const body = places.flatMap((place) => inBody(place, done));
  if (body.length > 0) return { candidates: unique(body), sure: false };
  const file = done.filter((one) => error.spans.some(({ path }) => path === one.site.path));
  return { candidates: file.length > 0 ? file : done, sure: false };
}

/** A mismatch is sure where the audited text has the same type at that place: nobody else's removal made it. */
function isSure(
  error: Diagnostic,
  { type, forms, form }: Candidate,
  places: readonly Place[],
): boolean {
  if (immovable.has(error.code ?? '')) return true;
  if (!mismatch.has(error.code ?? '')) return false;
  if (forms[form]?.form === 'borrow' || type?.startsWith('&')) return true;
  return !places.some(({ from }) => /found (?:reference )?`?&/.test(from.label ?? ''));
}

/** `Box::new(x)` does not fit: sure where rustc names the type that is cloned, or a reference was put there. */
function isNamed({ message }: Diagnostic, { type, forms, form }: Candidate): boolean {
  if (forms[form]?.form === 'borrow') return true;
  const path = type === null ? '' : (/^(?:&(?:'\w+ )?(?:mut )?)*[\w:]+/.exec(type)?.[0] ?? '');
  return path !== '' && message.includes(`\`${path}`);
}

/** The innermost site that holds the place. */
function holding({ path, span }: Place, done: readonly Candidate[]): Candidate | undefined {
  let found: Candidate | undefined;
  for (const one of done) {
    const own = one.site.span;
    if (!own || one.site.path !== path || span[0] < own[0] || span[1] > own[1]) continue;
    const best = found?.site.span;
    if (!best || own[1] - own[0] < best[1] - best[0]) found = one;
  }
  return found;
}

/** The site whose value the place calls a method of: rustc points at `.into_iter()`, not at what it consumes. */
function before(
  { path, span }: Place,
  done: readonly Candidate[],
  texts: ReadonlyMap<string, string>,
  error?: Diagnostic,
): Candidate | undefined {
  if (error && !immovable.has(error.code ?? '') && error.code !== 'E0599') return undefined;
  const text = texts.get(path) ?? '';
  return done.find(({ site }) => {
    const end = site.span?.[1];
    if (end === undefined || site.path !== path || end > span[0] || span[0] - end > 400)
      return false;
    return /^\s*\.?\s*$/.test(text.slice(end, span[0]));
  });
}

const isWithin = ({ site }: Candidate, { path, span }: Place): boolean =>
  site.path === path && site.span !== null && site.span[0] >= span[0] && site.span[1] <= span[1];

function inBody({ path, span }: Place, done: readonly Candidate[]): readonly Candidate[] {
  return done.filter(({ site }) => {
    const body = site.function_span;
    return site.path === path && body !== null && body[0] <= span[0] && span[1] <= body[1];
  });
}

function first<T>(
  list: readonly T[],
  find: (item: T) => Candidate | undefined,
): Candidate | undefined {
  for (const item of list) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

const unique = (list: readonly Candidate[]): readonly Candidate[] => [...new Set(list)];
