/** A part of a text that is compiled under a condition only. */
export interface Stretch {
  /** What stands in `cfg(…)`. */
  readonly condition: string;
  readonly start: number;
  readonly end: number;
}

const attribute = /#\s*!?\s*\[\s*cfg\s*\(/g;
const choice = /\bcfg_(?:if|select)\s*!\s*[({]/g;

/** Parts under a `cfg`; `code` is the text without comments and strings, of the same length. */
export function* stretchesIn(code: string, text: string): Generator<Stretch> {
  for (const found of code.matchAll(attribute)) {
    const open = found.index + found[0].length - 1;
    const close = endOf(code, open);
    const start = code.indexOf(']', close) + 1;
    if (start === 0) continue;
    const condition = text
      .slice(open + 1, close - 1)
      .replace(/\s+/g, ' ')
      .trim();
    yield { condition, start, end: statementEnd(code, start) };
  }
  // One branch of it is compiled, the others are not.
  for (const found of code.matchAll(choice)) {
    const start = found.index + found[0].length - 1;
    yield { condition: 'any()', start, end: endOf(code, start) };
  }
}

/** Behind the bracket that closes the one at `open`. */
function endOf(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    const char = code[at] ?? '';
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}

function statementEnd(code: string, start: number): number {
  for (let at = start; at < code.length; at += 1) {
    const char = code[at] ?? '';
    if (char === ';' || char === ',' || ')]}'.includes(char)) return at;
    if (!'([{'.includes(char)) continue;
    const end = endOf(code, at);
    // A block ends the statement, unless something goes on behind it.
    if (char === '{' && !/^\s*(?:else\b|\.|\?|[-+*/=])/.test(code.slice(end, end + 20))) return end;
    at = end - 1;
  }
  return code.length;
}

/** True where a build of ours compiles it for sure: with and without tests, for this platform, with debug assertions. */
export function isBuilt(condition: string, features: readonly string[]): boolean {
  return isTrue(condition.trim(), new Set(features.map((name) => `feature="${name}"`)));
}

const here: ReadonlySet<string> = new Set(
  process.platform === 'win32' ? ['windows'] : ['unix', `target_os="${process.platform}"`],
);

/** False where it is not so, or where nobody knows: then no build is known to compile it. */
function isTrue(text: string, features: ReadonlySet<string>): boolean {
  const call = /^(all|any|not)\s*\(([\s\S]*)\)$/.exec(text);
  if (call === null) {
    const flag = text.replace(/\s/g, '');
    return flag === 'test' || flag === 'debug_assertions' || here.has(flag) || features.has(flag);
  }
  const parts = partsOf(call[2] ?? '');
  if (call[1] === 'not') return parts[0] === 'test';
  return call[1] === 'any'
    ? parts.some((each) => isTrue(each, features))
    : parts.every((each) => isTrue(each, features));
}

function partsOf(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of list) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  return [...parts, part.trim()].filter((each) => each !== '');
}
