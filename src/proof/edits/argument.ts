import type { Span } from '../../model/finding.ts';
import type { CodeMap } from './marks.ts';

/** Words that stand before a parenthesis without calling anything. */
const notCalled =
  /(?:^|[^\w#])(?:if|match|while|for|in|return|let|mut|ref|move|else|break|yield|as|where|dyn|box|loop|const|static|async|unsafe)$/;

/** True where the expression is an argument of a function or a method by itself: `f(a, x.clone())`. */
export function isArgument(text: string, code: CodeMap, [start, end]: Span): boolean {
  const before = text[code.previous(start)];
  const after = text[code.next(end)];
  if ((before !== '(' && before !== ',') || (after !== ',' && after !== ')')) return false;
  const opener = code.opener(start);
  if (text[opener] !== '(') return false;
  const last = code.previous(opener);
  const callee = text.slice(Math.max(0, last - 40), last + 1);
  if (/[\w)\]?]$/.test(callee)) return !notCalled.test(callee);
  // A turbofish ends in `>`, an arrow too.
  return /[^=-]>$/.test(callee);
}
