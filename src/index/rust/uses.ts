import type { UseFacts } from '../facts.ts';
import { splitTop } from './split.ts';

/** Imports of one `use` declaration, braces expanded: `use a::{b::C as D, e::*};` gives two. */
export function readUse(text: string, module: string): UseFacts[] {
  const match = /^(pub(?:\s*\([^)]*\))?\s+)?use\s+([\s\S]*?);?\s*$/.exec(text);
  if (!match) return [];
  const out: UseFacts[] = [];
  const clean = match[2]!.replace(/\/\/[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
  expand(
    '',
    clean.trim(),
    (path, as) => out.push({ module, path, as, pub: match[1] !== undefined }),
    0,
  );
  return out;
}

function expand(
  prefix: string,
  tree: string,
  emit: (path: string, as: string) => void,
  depth: number,
): void {
  if (depth > 32 || tree === '') return;
  const brace = tree.indexOf('{');
  if (brace >= 0) {
    const head = tree
      .slice(0, brace)
      .replace(/::\s*$/, '')
      .trim();
    const inner = tree.slice(brace + 1, tree.lastIndexOf('}'));
    for (const part of splitTop(inner, ',')) expand(join(prefix, head), part, emit, depth + 1);
    return;
  }
  const [path = '', alias] = tree.split(/\s+as\s+/);
  const whole = path.trim() === 'self' ? prefix : join(prefix, path.trim().replace(/\s+/g, ''));
  const last = whole.slice(whole.lastIndexOf(':') + 1);
  if (last === '*') emit(whole.slice(0, -3), '*');
  else emit(whole, alias?.trim() ?? last);
}

function join(prefix: string, path: string): string {
  if (prefix === '') return path.replace(/^::/, '');
  return path === '' ? prefix : `${prefix}::${path}`;
}
