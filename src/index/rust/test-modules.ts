import { isCfgTest } from './attributes.ts';

/**
 * Blanks out the bodies of `#[cfg(test)] mod x { ... }`, offsets kept: nothing in a production build can
 * refer to them, and they are a quarter of the text. Only their braces are found here; that they are test
 * code is said by the attribute, and the module itself stays in the tree.
 */
export function hideTestModules(text: string): string {
  if (!text.includes('cfg(')) return text;
  let out = text;
  const start = /^[ \t]*(#\[\s*cfg\b[^\n]*\])[ \t]*\r?\n(?:[ \t]*(?:#\[[^\n]*\]|\/\/[^\n]*)?\r?\n)*[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?mod[ \t]+\w+[ \t\r\n]*\{/gm;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    if (!isCfgTest(match[1]!)) continue;
    if (inComment(text, match.index)) continue;
    const open = match.index + match[0].length;
    const close = closingBrace(text, open);
    if (close < 0) return text;
    out = out.slice(0, open) + text.slice(open, close).replace(/[^\n]/g, ' ') + out.slice(close);
    start.lastIndex = close;
  }
  return out;
}

/** A line that looks like an attribute but stands in a block comment or a raw string. */
function inComment(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('/*') > before.lastIndexOf('*/');
}

const token = /"(?:[^"\\]|\\[\s\S])*"|\bb?r(#*)"[\s\S]*?"\1|b?'(?:[^'\\\n]|\\(?:x..|u\{[^}]*\}|[\s\S]))'|\/\/[^\n]*|\/\*|[{}]/g;

/** Offset of the brace that closes the block whose inside starts at `from`; -1 when there is none. */
export function closingBrace(text: string, from: number): number {
  let depth = 1;
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const c = match[0];
    if (c === '/*') {
      token.lastIndex = endOfComment(text, match.index);
      continue;
    }
    if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return match.index;
  }
  return -1;
}

function endOfComment(text: string, from: number): number {
  let depth = 1;
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from + 2;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}
