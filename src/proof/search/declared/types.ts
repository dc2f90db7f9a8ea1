import { behindBracket } from '../../edits/index.ts';

const head = /\b(struct|enum|union)\s+([A-Za-z_]\w*)/g;
const alias = /\btype\s+([A-Za-z_]\w*)\s*(?:<[^=;{}]*>)?\s*=([^;{}]+);/g;
const renamed = /([A-Za-z_]\w*)\s+as\s+([A-Za-z_]\w*)\s*[,;}]/g;

/** The types that a text declares, by name, with the text of what they hold; `code` has no comments and no strings. */
export function* typesIn(code: string): Generator<readonly [name: string, held: string]> {
  for (const found of code.matchAll(head)) {
    const [all, keyword, name = ''] = found;
    const open = openOf(code, found.index + all.length);
    if (open < 0) continue;
    const close = behindBracket(code, open);
    if (close < 0) continue;
    const body = code.slice(open + 1, close - 1).replace(/#\s*\[(?:[^[\]]|\[[^\]]*\])*\]/g, ' ');
    yield [name, keyword === 'enum' ? withoutVariants(body) : body.replace(/\b\w+\s*:(?!:)/g, ' ')];
  }
  for (const [, name = '', held = ''] of code.matchAll(alias)) yield [name, held];
  for (const [use] of code.matchAll(/\buse\s[^;]+;/g))
    for (const [, from = '', to = ''] of use.matchAll(renamed)) yield [to, from];
}

/** The bracket that opens the fields: behind generics and bounds; -1 for a type without any. */
function openOf(code: string, from: number): number {
  let depth = 0;
  let bounds = false;
  for (let at = from; at < code.length; at += 1) {
    const char = code[at] ?? '';
    if (char === '<') depth += 1;
    else if (char === '>' && code[at - 1] !== '-') depth -= 1;
    else if (depth === 0 && char === ';') return -1;
    else if (depth === 0 && (char === '{' || (char === '(' && !bounds))) return at;
    else if (depth === 0 && /^where\b/.test(code.slice(at, at + 6))) bounds = true;
  }
  return -1;
}

/** The fields of the variants without the variants' names, which may be those of types. */
function withoutVariants(body: string): string {
  let depth = 0;
  let held = '';
  for (const part of body.split(/([([{<>}\])])/)) {
    if ('([{<'.includes(part) && part !== '') depth += 1;
    else if ('>)]}'.includes(part) && part !== '') depth -= 1;
    else if (depth > 0) held += part;
    if (/^[([{<>}\])]$/.test(part)) held += part;
  }
  return held.replace(/\b\w+\s*:(?!:)/g, ' ');
}
