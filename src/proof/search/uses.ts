import type { CheckScope } from '../../model/proof.ts';
import { askUse, type CodeMap, codeMap } from '../edits/index.ts';
import { attempt } from './attempt.ts';
import type { Session } from './session.ts';
import type { Candidate } from './sites.ts';

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
  accepted: readonly Candidate[],
  scope: CheckScope,
): Promise<void> {
  const { texts } = session.request;
  const maps = new Map<string, CodeMap>();
  const open = accepted.filter((one) => {
    const { path } = one.site;
    const text = texts.get(path) ?? '';
    const code = maps.get(path) ?? codeMap(text);
    maps.set(path, code);
    one.use = takesValue(one, text, code) ? 'moved' : null;
    return one.use === null;
  });
  const asked = attempt(
    texts,
    open.flatMap((candidate) => {
      const edits = askUse(candidate.site);
      return edits ? [{ candidate, edits }] : [];
    }),
  );
  if (asked.done.length === 0) return;
  const result = await session.ask(asked, scope, 'uses', asked.done.length);
  if (!result) return;
  for (const one of asked.done) one.use = 'read';
  for (const { code, spans } of result.diagnostics) {
    const use = changed.has(code ?? '') ? 'changed' : moved.has(code ?? '') ? 'moved' : undefined;
    const isType = use === undefined && !loans.has(code ?? '');
    for (const { path, byte_start, byte_end } of spans.filter((one) => one.primary && !one.child)) {
      const map = asked.edited.get(path);
      if (!map) continue;
      const from = map.toBefore(byte_start, 'start');
      const to = map.toBefore(byte_end, 'end');
      for (const one of asked.done) {
        if (one.site.path !== path) continue;
        const place = isType ? one.site.function_span : one.site.span;
        if (!place || place[1] <= from || to <= place[0]) continue;
        // rustc follows no borrow in a body whose types do not fit.
        if (isType) one.use = null;
        else if (use !== undefined && one.use === 'read') one.use = use;
        else if (use === 'changed' && one.use === 'moved') one.use = use;
      }
    }
  }
}

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
