import type { Span } from '../document/index.ts';
import type { Subject } from './rule.ts';

const longest = 60;

/** Text for a message: on one line, in quotes, cut after 60 characters. */
export function quote(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return `'${cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')}'`;
}

/** Whether a secret stands at a place of the file, wholly or in part. */
export const touchesSecret = ({ secrets }: Subject, { start, end }: Span): boolean =>
  secrets.some((secret) => secret.start < end && secret.end > start);

/** What stands at a place of the file, for a message; what a secret touches is not shown. */
export const quoteAt = (subject: Subject, span: Span): string =>
  touchesSecret(subject, span)
    ? 'text with a secret'
    : quote(subject.document.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2'));

/** The first line of a file: where a finding about the whole of it stands. */
export function firstLine({ document }: Subject): Span {
  const start = document.bom ? 1 : 0;
  const found = document.text.indexOf('\n', start);
  const end = found < 0 ? document.text.length : found;
  return { start, end: document.text[end - 1] === '\r' ? end - 1 : end };
}
