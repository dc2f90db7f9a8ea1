import { referAt } from './emit.ts';
import type { Reader } from './reader.ts';
import { resolve } from './scope.ts';
import { isVariable } from './strings.ts';
import type { Comment } from './tokens.ts';
import { pathOf } from './values.ts';

/** Names between backticks, and links `[Foo::bar]`. */
const mention =
  /`(-{1,2}[a-z][\w-]*|[A-Za-z_]\w*(?:(?:::|\.)[A-Za-z_]\w*)*)(?:\(\))?!?`|\[([A-Z]\w*(?:::\w+)*)\](?![([:])/g;

/** Records what comments mention; examples between fences are left out. */
export function readComments(r: Reader): void {
  let fenced = false;
  for (const comment of r.t.comments) {
    const text = r.t.text.slice(comment.start, comment.end);
    const doc = text.startsWith('///') || text.startsWith('//!') || text.startsWith('/**');
    if (!doc) fenced = false;
    else if (/^\/\/[/!]\s*(?:```|~~~)/.test(text)) {
      fenced = !fenced;
      continue;
    }
    if (fenced || !/[`[]/.test(text)) continue;
    const plain = text.startsWith('/*')
      ? text.replace(/```[\s\S]*?```/g, (part) => ' '.repeat(part.length))
      : text;
    for (const match of plain.matchAll(mention)) {
      const name = match[1] ?? match[2]!;
      if (!isWorth(name, match[0])) continue;
      const last = isVariable(name) ? 0 : name.search(/\w+$/);
      mentioned(r, comment, plain, match.index + 1 + (name.startsWith('-') ? 0 : last), name);
    }
  }
}

/** A lone small word may be anything. */
function isWorth(name: string, written: string): boolean {
  if (name.startsWith('-') || written.includes('()') || /::|_/.test(name)) return name.length > 2;
  return /^[A-Z]\w*[a-z]\w*$/.test(name) && name.length > 3;
}

function mentioned(r: Reader, comment: Comment, text: string, offset: number, name: string): void {
  const before = text.slice(0, offset);
  const lines = before.split('\n').length - 1;
  const line = comment.line + lines;
  const start = comment.start + offset;
  const column = start - r.t.text.lastIndexOf('\n', start - 1);
  const span = { line, column, endLine: line };
  if (isVariable(name)) return referAt(r, span, 'env', name, pathOf(name), null, false, true);
  if (name.startsWith('-')) return referAt(r, span, 'doc', name, pathOf(name), null, false, true);
  const segments = name.split(/::|\./);
  const dotted = name.includes('.');
  const known = !dotted && (segments.length > 1 || r.place.module.names.has(name));
  const root = known && segments[0] !== 'Self' ? resolve(r, segments) : '';
  referAt(
    r,
    span,
    'doc',
    segments[segments.length - 1]!,
    root === '' ? null : pathOf(root),
    null,
    false,
    true,
  );
}

/** Tokens in front of which documentation starts by saying that what follows is deprecated. */
export function deprecatedAt(text: string, comments: readonly Comment[]): ReadonlySet<number> {
  const out = new Set<number>();
  if (!/deprecated/i.test(text)) return out;
  for (const { start, end, before } of comments)
    if (
      /^\/\/[/!]\W*deprecated|^\/\*\*\W*deprecated|\(deprecated\)/i.test(
        text.slice(start, Math.min(end, start + 120)),
      )
    )
      out.add(before);
  return out;
}
