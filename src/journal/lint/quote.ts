import type { Span } from '../document/index.ts';
import type { Subject } from './rule.ts';

const longest = 60;

/** Text for a message: on one line, in quotes, cut after 60 characters. */
export function quote(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return `'${cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')}'`;
}

/** What stands at a place of the file, for a message; what a secret touches is not shown. */
export function quoteAt({ document, secrets }: Subject, { start, end }: Span): string {
  const isSecret = secrets.some((secret) => secret.start < end && secret.end > start);
  return isSecret ? 'text with a secret' : quote(document.text.slice(start, end));
}

/** The first line of a file: where a finding about the whole of it stands. */
export function firstLine({ document }: Subject): Span {
  const start = document.bom ? 1 : 0;
  const found = document.text.indexOf('\n', start);
  const end = found < 0 ? document.text.length : found;
  return { start, end: document.text[end - 1] === '\r' ? end - 1 : end };
}
