import type { Span } from '../../model/finding.ts';
import type { CheckScope, Diagnostic } from '../../model/proof.ts';
import { askUse, type CodeMap, codeMap } from '../edits/index.ts';
import { type Attempt, attempt } from './attempt.ts';
import type { Session } from './session.ts';
import type { Candidate } from './sites.ts';

const mostRounds = 3;
const changed = new Set(['E0594', 'E0596']);
/** Errors of the borrow checker that say nothing of a place. */
const loans = new Set(
  'E0373 E0381 E0382 E0384 E0499 E0502 E0503 E0506 E0515 E0521 E0597 E0626 E0712 E0713 E0716'.split(
    ' ',
  ),
);
const moved = new Set(['E0505', 'E0507', 'E0508', 'E0509']);

/**
 * Asks the borrow checker what becomes of each value in the place of its clone: `list.clone().sort()` sorts a copy,
 * `list.sort()` compiles too and sorts the list. Where the place can only take the value nobody is asked.
 */
export async function askUses(
  session: Session,
  plain: readonly Candidate[],
  accepted: readonly Candidate[],
  scope: CheckScope,
): Promise<void> {
  const { texts } = session.request;
  const maps = new Map<string, CodeMap>();
  const open = plain.filter((one) => {
    const { path } = one.site;
    const text = texts.get(path) ?? '';
    const code = maps.get(path) ?? codeMap(text);
    maps.set(path, code);
    one.use = takesValue(one, text, code) ? 'moved' : null;
    return one.use === null;
  });
  await askAll(session, open, accepted, scope);
}

/** A macro may take no other tokens, and then nothing is checked: who is refused so is left out the next time. */
async function askAll(
  session: Session,
  open: readonly Candidate[],
  accepted: readonly Candidate[],
  scope: CheckScope,
): Promise<void> {
  let left = open;
  for (let round = 0; round < mostRounds && left.length > 0; round += 1) {
    const asked = attempt(
      session.request.texts,
      // The others without their clones: what is compared with one another goes together.
      accepted.flatMap((candidate) => {
        const { site, forms, form } = candidate;
        const edits = left.includes(candidate) ? askUse(site) : forms[form]?.edits;
        return edits ? [{ candidate, edits }] : [];
      }),
    );
    const tried = asked.done.filter((one) => left.includes(one));
    if (tried.length === 0) return;
    const result = await session.ask(asked, scope, 'uses', tried.length);
    if (!result) return;
    const { uses, unread } = usesIn(result.diagnostics, asked.edited, tried);
    for (const one of tried) one.use = unread.has(one) ? null : (uses.get(one) ?? 'read');
    if (unread.size === 0) return;
    // Bodies whose types did not fit, without what did not fit there.
    left = tried.filter((one) => unread.has(one) && !unread.get(one));
    if (left.length === unread.size) return;
  }
}

/** What rustc says of each; `unread`: nothing could be said, and whether (true) it is itself what does not fit. */
function usesIn(
  errors: readonly Diagnostic[],
  edited: Attempt['edited'],
  tried: readonly Candidate[],
) {
  const uses = new Map<Candidate, 'changed' | 'moved'>();
  const unread = new Map<Candidate, boolean>();
  for (const { code, spans } of errors) {
    const use = changed.has(code ?? '') ? 'changed' : moved.has(code ?? '') ? 'moved' : undefined;
    // A lint that is denied says nothing of a type.
    const isLoan = use !== undefined || loans.has(code ?? '') || /^[a-z]/.test(code ?? '');
    const places = spans.filter((span) => span.primary && !span.child);
    // Before the types are looked at: nothing of the crate was.
    if (code === null) for (const one of tried) unread.set(one, unread.get(one) ?? false);
    for (const { path, byte_start, byte_end } of places) {
      const map = edited.get(path);
      if (!map) continue;
      const place = [map.toBefore(byte_start, 'start'), map.toBefore(byte_end, 'end')] as const;
      const inBody = ({ site }: Candidate) =>
        site.path === path && overlap(site.function_span, place);
      // `if let Some(ref mut part) = x.clone()`: rustc points at the pattern.
      if (use === 'changed' && !tried.some(({ site }) => overlap(site.span, place)))
        for (const one of tried.filter(inBody)) uses.set(one, use);
      for (const one of tried) {
        if (one.site.path !== path) continue;
        const isHere = overlap(one.site.span, place);
        if (!isLoan && isHere) unread.set(one, true);
        // rustc follows no borrow in a body whose types do not fit.
        else if (!isLoan && overlap(one.site.function_span, place))
          unread.set(one, unread.get(one) ?? false);
        else if (isHere && use !== undefined && uses.get(one) !== 'changed') uses.set(one, use);
      }
    }
  }
  return { uses, unread };
}

const overlap = (a: Span | null, b: Span): boolean => a !== null && a[0] < b[1] && b[0] < a[1];

/** `f(x.clone())`, `let y = x.clone();`: whatever stands there is handed over. */
function takesValue({ site, argument }: Candidate, text: string, code: CodeMap): boolean {
  const { span } = site;
  if (!span || site.in_macro) return false;
  if (argument) return true;
  const last = code.previous(span[0]);
  const before = text.slice(Math.max(0, last - 60), last + 1);
  const next = text[code.next(span[1])] ?? '';
  if (/\bref\s+mut\b/.test(before)) return false;
  return /(?:[=:{;]|=>|\breturn)$/.test(before) && /[,;})]/.test(next);
}
