import type { Edit, Span } from '../../model/finding.ts';
import type { ProofSite } from '../../model/proof.ts';
import { codeOnly } from './code.ts';
import type { FileEdit } from './kind.ts';

/** Deletes the call of a clone and puts `before` and `behind` around what was cloned. */
export function replaceClone(
  site: ProofSite,
  text: string,
  { before, behind }: { readonly before: string; readonly behind: string },
): readonly FileEdit[] | string {
  const { span, receiver_span: receiver, path } = site;
  if (span === null || receiver === null)
    return `the clone at ${path}:${site.line} lies in tokens of a macro that were not read`;
  const [start, end] = span;
  // A comment between the receiver and the call stays.
  const gap = text.slice(receiver[1], end);
  const kept = /\/[/*]/.test(gap) ? receiver[1] + gap.lastIndexOf('.') : receiver[1];
  const edits: Edit[] = [];
  if (receiver[0] > start || before !== '') edits.push({ start, end: receiver[0], text: before });
  if (kept > receiver[1] && behind !== '')
    edits.push({ start: receiver[1], end: receiver[1], text: behind });
  edits.push({ start: kept, end, text: kept > receiver[1] ? '' : behind });
  return edits.map((edit) => ({ path, edit }));
}

/** What to write around a value so that it fits the borrowed form of its type. */
export function borrowedForm(to: string): { readonly before: string; readonly behind: string } {
  const inner = /^Option<([\s\S]*)>$/.exec(to)?.[1]?.trim();
  if (inner === undefined) return { before: '&', behind: '' };
  const deref = /^&\s*(?:str\b|\[|(?:std::path::)?Path\b)/.test(inner);
  return { before: '', behind: deref ? '.as_deref()' : '.as_ref()' };
}

const copies = /\s*\.\s*(?:clone|to_owned|to_string|to_vec)\(\s*\)$/;
const literalCopy =
  /^(?:String::from\(\s*("(?:[^"\\]|\\.)*")\s*\)|("(?:[^"\\]|\\.)*")\s*\.\s*(?:to_string|to_owned)\(\s*\))$/;

/** Edits that lend an expression in place of handing it over; a copy made only for the call goes with it. */
export function lend(
  path: string,
  text: string,
  [start, end]: Span,
  to: string,
): readonly FileEdit[] {
  const expression = text.slice(start, end);
  const literal = literalCopy.exec(expression);
  const plain = literal?.[1] ?? literal?.[2];
  if (to === '&str' && plain !== undefined) return [{ path, edit: { start, end, text: plain } }];
  const copied = copies.exec(expression);
  const kept = copied === null ? end : start + copied.index;
  const { before, behind } = borrowedForm(to);
  const needs = isLoose(text.slice(start, kept), behind !== '');
  const edits: Edit[] = [];
  if (before !== '' || needs)
    edits.push({ start, end: start, text: `${before}${needs ? '(' : ''}` });
  const tail = `${needs ? ')' : ''}${behind}`;
  if (kept < end || tail !== '') edits.push({ start: kept, end, text: tail });
  return edits.map((edit) => ({ path, edit }));
}

/** True for an expression that an operator before or behind it would tear apart. */
function isLoose(expression: string, postfix: boolean): boolean {
  const code = codeOnly(expression).trim();
  if (/^(?:if|match|loop|while|for|unsafe|async|move|return|break)\b|^\|/.test(code)) return true;
  if (postfix && /^[&*!-]/.test(code)) return true;
  return outside(code).some((char) => /[+\-/%^|<>=]/.test(char)) || / as |\.\./.test(code);
}

/** Characters outside of all brackets, without those that start an expression or belong to a path. */
function outside(code: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [at, char] of [...code].entries()) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth === 0 && at > 0) found.push(char);
  }
  return found;
}

/** A variable or a field of one: a value with an owner that goes on living. */
export function isPlace(expression: string): boolean {
  return /^[A-Za-z_]\w*(?:\s*\.\s*\w+)*$/.test(expression.trim());
}

/**
 * Types by whose drop somebody else sees something: whoever lends such a value where it was handed over keeps a channel
 * open, a task alive, a count up. By their names, since nothing here knows types; the workspace's own follow the same words.
 */
const lifetimes =
  /(?:Sender|Receiver|Guard|Token|Handle|Permit|Lock|Lease|Subscription|Registration|Tracker|Client|Runtime|Stream|Socket|File|Child|Connection|Weak|JoinSet)$/;

/** True where it matters to others when a value of this type is dropped. */
export function isLifetime(type: string): boolean {
  const names = type.match(/[A-Za-z_]\w*/g) ?? [];
  return names.some(
    (name) =>
      lifetimes.test(name) || /^(?:Arc|Rc)$/.test(name) || name === 'dyn' || name === 'impl',
  );
}
