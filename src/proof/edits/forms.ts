import type { Edit, Span } from '../../model/finding.ts';
import type { ProofSite } from '../../model/proof.ts';
import { editText } from '../../source/index.ts';
import { isArgument } from './argument.ts';
import { type CodeMap, codeMap } from './marks.ts';

/** One way to do without a clone. */
export interface Form {
  readonly form: 'finding' | 'move' | 'borrow';
  /** As they stand in the patch: nothing is padded. */
  readonly edits: readonly Edit[];
}

/** The ways that are worth a try, the finding's own first; `why` says why there is none. */
export interface Forms {
  readonly forms: readonly Form[];
  readonly why: string | null;
  /** It is an argument of a call by itself. */
  readonly argument: boolean;
}

/** Gives the ways to edit the sites of one file; the text is read once for all of them. */
export function formsIn(text: string): (site: ProofSite) => Forms {
  let code: CodeMap | undefined;
  return (site) => {
    code ??= codeMap(text);
    return formsOf(site, text, code);
  };
}

function formsOf(site: ProofSite, text: string, code: CodeMap): Forms {
  const own: Form[] = site.edits ? [{ form: 'finding', edits: tidy(text, site.edits, code) }] : [];
  const { span, receiver_span: receiver } = site;
  if (!span || !receiver)
    return none(own, 'it stands in macro tokens that could not be read as an expression');
  if (span[1] > text.length || receiver[0] < span[0] || receiver[1] > span[1])
    return none(own, 'its place does not fit the text');
  if (site.call === 'clone_fn') return none(own, 'the function is handed on by name, not called');
  if (site.call === 'clone_from') return none(own, '`clone_from` has no edit that takes it away');
  const move = moveEdits(text, span, receiver, code);
  const forms: Form[] = [...own, { form: 'move', edits: move }];
  const argument = isArgument(text, code, span);
  if (argument) forms.push({ form: 'borrow', edits: borrowEdits(span, move) });
  const drawn = forms.map((each) => ({ ...each, edits: drawUp(text, site, each.edits, code) }));
  return { forms: distinct(text, drawn), why: null, argument };
}

const none = (own: readonly Form[], why: string): Forms => ({
  forms: own,
  why: own.length > 0 ? null : why,
  argument: false,
});

/** `x.clone()` and `Arc::clone(&x)` become `x`. */
function moveEdits(
  text: string,
  [start, end]: Span,
  receiver: Span,
  code: CodeMap,
): readonly Edit[] {
  const behind = callEnd(receiver[1], end, code);
  const wrap = needsParentheses(text, receiver, end, start < receiver[0], code);
  return [
    ...(start < receiver[0] || wrap ? [{ start, end: receiver[0], text: wrap ? '(' : '' }] : []),
    { start: behind, end, text: wrap ? ')' : '' },
  ];
}

/** A chain over several lines loses the line of the call with its blanks, unless a comment stands there. */
function callEnd(from: number, end: number, code: CodeMap): number {
  if (!code.hasComment(from, end)) return from;
  return code.next(from) < end ? code.next(from) : from;
}

/**
 * What ends the expression goes up to the value, where a comment stays between the two: rustfmt cannot write a comma on a
 * line of its own.
 */
function drawUp(
  text: string,
  { span, receiver_span: receiver }: ProofSite,
  edits: readonly Edit[],
  code: CodeMap,
): readonly Edit[] {
  if (!span || !receiver || !code.hasComment(receiver[1], span[1])) return edits;
  const at = code.next(span[1]);
  const mark = text[at] ?? '';
  if (!/[,;]/.test(mark) || code.hasComment(span[1], at)) return edits;
  if (!text.slice(receiver[1], span[1]).includes('\n')) return edits;
  if (edits.some(({ start, end }) => start <= receiver[1] && end >= receiver[1])) return edits;
  const call = edits.filter(({ start }) => start > receiver[1]);
  const first = call[0]?.start ?? at;
  const isAlone = /^[^\S\n]*(?:\n|$)/.test(text.slice(at + 1));
  const blank = /\s*$/.exec(text.slice(0, first))?.[0] ?? '';
  const start = isAlone && blank.includes('\n') ? first - blank.length : first;
  return [
    ...edits.filter(({ end }) => end < receiver[1]),
    { start: receiver[1], end: receiver[1], text: mark },
    // The line of the call goes where nothing else stands in it.
    { start, end: at + 1, text: '' },
  ];
}

/** `*x` before a call or a field, and a field that would turn into a method. */
function needsParentheses(
  text: string,
  receiver: Span,
  end: number,
  isFunction: boolean,
  code: CodeMap,
): boolean {
  const next = text[code.next(end)] ?? '';
  const first = text[receiver[0]] ?? '';
  const isPostfix = /[.?([]/.test(next) && !text.startsWith('..', code.next(end));
  if (!isPostfix) return false;
  if (
    isFunction &&
    (/[*&!-]/.test(first) || hasLooseOperator(text.slice(receiver[0], receiver[1])))
  )
    return true;
  return next === '(' && /\.\s*\w+$/.test(text.slice(receiver[0], receiver[1]));
}

const hasLooseOperator = (text: string): boolean => /\s(?:as|[-+*/%&|^<>=]+)\s/.test(text);

function borrowEdits([start]: Span, move: readonly Edit[]): readonly Edit[] {
  const first = move[0];
  // `Arc::clone(&x)`: what stood before the receiver gives way to the `&`.
  if (first && first.start === start && first.end > start)
    return [{ ...first, text: `&${first.text}` }, ...move.slice(1)];
  return [{ start, end: start, text: '&' }, ...move];
}

/** Edits of the audit that leave a line empty take the line as well. */
function tidy(text: string, edits: readonly Edit[], code: CodeMap): readonly Edit[] {
  return edits.map((edit) => {
    if (edit.text !== '' || edit.start === edit.end) return edit;
    let start = edit.start;
    while (/\s/.test(text[start - 1] ?? '')) start -= 1;
    const blanks = text.slice(start, edit.start);
    const isLine = blanks.includes('\n') && text[edit.start] === '.';
    return isLine && !code.hasComment(start - 1, edit.start) ? { ...edit, start } : edit;
  });
}

/** Forms that leave the same text are one. */
function distinct(text: string, forms: readonly Form[]): readonly Form[] {
  const all = forms.flatMap(({ edits }) => edits);
  const start = Math.min(...all.map((edit) => edit.start));
  const end = Math.max(...all.map((edit) => edit.end));
  const seen = new Set<string>();
  return forms.filter(({ edits }) => {
    const inside = edits.map((e) => ({ ...e, start: e.start - start, end: e.end - start }));
    const after = editText(text.slice(start, end), inside).replace(/\s+/g, ' ').trim();
    if (seen.has(after)) return false;
    seen.add(after);
    return true;
  });
}
