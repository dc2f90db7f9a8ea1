const raw = /<(?:script|pre|textarea|style)(?=[\s>]|$)/imy;
const declaration = /<![A-Za-z]/y;
const block =
  /<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ \t\r\n>]|\/>|$)/imy;
const attributes =
  '(?:[ \\t\\r\\n]+[A-Za-z_:][\\w.:-]*(?:[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:[^\\s"\'=<>`]+|\'[^\']*\'|"[^"]*"))?)*';
const tag = `<[A-Za-z][A-Za-z0-9-]*${attributes}[ \\t\\r\\n]*/?>|</[A-Za-z][A-Za-z0-9-]*[ \\t\\r\\n]*>`;
const inline = new RegExp(tag, 'y');
const alone = new RegExp(`(?:${tag})[ \\t]*\\r?$`, 'my');

const matches = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/**
 * How a block of HTML that begins at `at` ends: with the line that holds a text, or with a blank line.
 * Undefined where none begins. A paragraph is interrupted by all but single tags of no known block.
 */
export function htmlBlockEnd(
  text: string,
  at: number,
  lineEnd: number,
  interrupts: boolean,
): RegExp | 'blank' | undefined {
  if (text.startsWith('<!--', at)) return /-->/;
  if (text.startsWith('<?', at)) return /\?>/;
  if (text.startsWith('<![CDATA[', at)) return /\]\]>/;
  if (matches(declaration, text, at)) return />/;
  if (matches(raw, text, at)) return /<\/(?:script|pre|textarea|style)>/i;
  if (matches(block, text, at)) return 'blank';
  if (interrupts || !matches(alone, text, at)) return undefined;
  return alone.lastIndex <= lineEnd + 1 ? 'blank' : undefined;
}

/**
 * Where `wanted` stands wholly between two offsets; -1 for nowhere. It does not look further: each of many pieces that
 * leave something open would else read all that comes after them.
 */
export function indexWithin(text: string, wanted: string, from: number, limit: number): number {
  const found = text.slice(from, limit).indexOf(wanted);
  return found < 0 ? -1 : from + found;
}

/**
 * End of the tag, declaration or comment that begins at `at` inside of prose; -1 where none does. `missing` remembers
 * which ends do not come any more before `limit`.
 */
export function inlineHtmlEnd(
  text: string,
  at: number,
  limit: number,
  missing: Set<string>,
): number {
  if (matches(inline, text, at)) return inline.lastIndex <= limit ? inline.lastIndex : -1;
  const end = (close: string, from: number) => {
    if (missing.has(close)) return -1;
    const found = indexWithin(text, close, from, limit);
    if (found >= 0) return found + close.length;
    missing.add(close);
    return -1;
  };
  if (text.startsWith('<!-->', at)) return at + 5;
  if (text.startsWith('<!--->', at)) return at + 6;
  if (text.startsWith('<!--', at)) return end('-->', at + 4);
  if (text.startsWith('<?', at)) return end('?>', at + 2);
  if (text.startsWith('<![CDATA[', at)) return end(']]>', at + 9);
  return matches(declaration, text, at) ? end('>', at + 2) : -1;
}
