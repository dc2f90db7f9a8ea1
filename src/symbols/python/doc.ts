import { isBuiltin } from './builtins.ts';
import { looksLikeEnv } from './literals.ts';
import { refer, type Visit } from './visit.ts';

const word = /--[A-Za-z][\w-]*|(?<![\w./@-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;
/** Dotted words of prose that are no names. */
const noNames = /\.(com|org|io|net|html?|md|ya?ml|json|txt|log|toml|cfg|sh|rs|go)$|^(e\.g|i\.e)/;

/** True for a word that the text marks as a name: in backticks, called, or dotted. */
function isMarked(text: string, match: string, at: number): boolean {
  const after = text[at + match.length];
  if (match.startsWith('--') || after === '(') return true;
  if (text[at - 1] === '`') return after === '`' || after === ' ' || after === '=';
  const dot = match.lastIndexOf('.');
  if (dot >= 0) return match.length - dot > 2 && !noNames.test(match);
  return looksLikeEnv(match);
}

/** Notes the names that a comment, a docstring or other prose mentions. */
export function docUse(visit: Visit, from: number, to: number): void {
  const text = visit.reading.source.text.slice(from, to);
  for (const match of text.matchAll(word)) {
    const [found] = match;
    if (!isMarked(text, found, match.index)) continue;
    const name = found.slice(found.lastIndexOf('.') + 1);
    const end = from + match.index + found.length;
    if (name.length < 2 || isBuiltin(name)) continue;
    refer(visit, 'doc', name, { start: end - name.length, end }, null, { doc: true });
  }
}

/** Flags and variables that other prose mentions: help texts and messages. */
export function proseUse(visit: Visit, from: number, to: number): void {
  const text = visit.reading.source.text.slice(from, to);
  if (!/--[a-z]|[A-Z]_[A-Z]/.test(text)) return;
  for (const match of text.matchAll(word)) {
    const [name] = match;
    const after = text[match.index + name.length];
    const before = text[match.index - 1];
    // `NAME=value` and `$NAME` are uses, and told as such.
    const used = after === '=' || before === '$' || before === '{';
    if (!name.startsWith('--') && (used || !looksLikeEnv(name))) continue;
    const start = from + match.index;
    refer(visit, 'doc', name, { start, end: start + name.length }, null, { doc: true });
  }
}
