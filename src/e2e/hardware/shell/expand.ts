import { evaluate } from './arithmetic.ts';
import { matches } from './glob.ts';
import { bounded, isKnown, listOf, longest, type Scope, textOf, unknown } from './scope.ts';
import { afterWord } from './tokens.ts';

/** A part of a word: quoted parts are not split at blanks. */
interface Part {
  readonly text: string;
  readonly quoted: boolean;
}

const parameter = /^\{(#?)(!?)([A-Za-z_]\w*|[0-9@*#?])(\[[^\]]*\])?(.*)\}$/s;
const operator = /^(:?[-=+?]|##?|%%?|\/\/?|,,?|\^\^?|:)(.*)$/s;

function trimmed(value: string, how: string, pattern: string): string {
  const tries = Array.from({ length: Math.min(value.length, 500) + 1 }, (_, i) => i);
  const cut = (n: number) => (how[0] === '#' ? value.slice(0, n) : value.slice(value.length - n));
  const found = (how.length === 1 ? tries : tries.reverse()).find((n) => matches(cut(n), pattern));
  if (found === undefined) return value;
  return how[0] === '#' ? value.slice(found) : value.slice(0, value.length - found);
}

function expandBraces(inner: string, scope: Scope): string {
  const found = parameter.exec(inner);
  if (found === null) return unknown;
  const [, length, indirect, name = '', index = '', rest = ''] = found;
  if (indirect !== '') return unknown;
  if (length !== '') {
    return String(index === '' ? (textOf(scope, name) ?? '').length : listOf(scope, name).length);
  }
  const value = index === '' ? textOf(scope, name) : itemOf(scope, name, index.slice(1, -1));
  return rest === '' ? (value ?? '') : applyOperator(name, value, rest, scope);
}

function itemOf(scope: Scope, name: string, index: string): string | null {
  const list = listOf(scope, name);
  if (/^[@*]$/.test(index)) return list.join(' ');
  if (!list.every(isKnown)) return unknown;
  const at = evaluate(index, scope);
  return at === null ? unknown : (list[at] ?? null);
}

function applyOperator(name: string, value: string | null, rest: string, scope: Scope): string {
  const [, how = '', word = ''] = operator.exec(rest) ?? [];
  const empty = value === null || (how.startsWith(':') && value === '');
  switch (how.replace(':', '')) {
    case '-':
      return empty ? expandText(word, scope) : value;
    case '=':
      if (!empty) return value;
      scope.variables.set(name, expandText(word, scope));
      return textOf(scope, name) ?? '';
    case '+':
      return empty ? '' : expandText(word, scope);
    case '?':
      return value ?? unknown;
    case '#':
    case '##':
    case '%':
    case '%%':
      return value === null ? '' : trimmed(value, how, expandText(word, scope));
    case ',,':
      return (value ?? '').toLowerCase();
    default:
      return unknown;
  }
}

/** `$(seq 1 N)` counts; any other command would have to be run. */
function substitute(command: string, scope: Scope): string {
  const words = command.trim().split(/\s+/);
  if (words[0] !== 'seq' || words.length < 2 || words.length > 3) return unknown;
  const [first, last] = words.slice(-2).map((word) => Number(expandText(word, scope)));
  const from = words.length === 2 ? 1 : first!;
  const count = last! - from + 1;
  if (!(count >= 0 && count <= 64)) return unknown;
  return Array.from({ length: count }, (_, i) => from + i).join(' ');
}

function expandDollar(word: string, scope: Scope): string {
  if (word.startsWith('$((')) return String(evaluate(word.slice(3, -2), scope) ?? unknown);
  if (word.startsWith('$(')) return substitute(word.slice(2, -1), scope);
  if (word.startsWith('${')) return expandBraces(word.slice(1), scope);
  return textOf(scope, word.slice(1)) ?? '';
}

/** The end of the expansion at `at`: brackets by their pairs, a plain name by its letters. */
function endOfDollar(text: string, at: number): number {
  if (text[at + 1] === '{' || text[at + 1] === '(') {
    // A blank in front makes it a word of its own, which ends with its last bracket.
    const quoted = afterWord(`${text.slice(at)} `, 0);
    const close = pairEnd(text, at + 1);
    return close === -1 ? at + quoted : close;
  }
  return at + (/^\$([A-Za-z_]\w*|[0-9@*#?!$-])?/.exec(text.slice(at, at + 200))?.[0].length ?? 1);
}

function pairEnd(text: string, at: number): number {
  const [open, close] = text[at] === '{' ? ['{', '}'] : ['(', ')'];
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i + 1;
  }
  return -1;
}

function partsOf(word: string, scope: Scope, inQuotes = false): Part[] {
  const parts: Part[] = [];
  let plain = '';
  const add = (text: string, quoted: boolean) => {
    if (plain !== '') parts.push({ text: plain, quoted: true });
    plain = '';
    parts.push({ text: bounded(text), quoted });
  };
  for (let i = 0; i < word.length; ) {
    const char = word[i]!;
    if (char === '\\') {
      plain += word[i + 1] ?? '';
      i += 2;
    } else if (char === '$') {
      const end = endOfDollar(word, i);
      add(end === i + 1 ? '$' : expandDollar(word.slice(i, end), scope), inQuotes);
      i = Math.max(end, i + 1);
    } else if (char === "'" && !inQuotes) {
      const end = word.indexOf("'", i + 1);
      add(word.slice(i + 1, end === -1 ? word.length : end), true);
      i = end === -1 ? word.length : end + 1;
    } else if (char === '"' && !inQuotes) {
      const end = afterWord(word, i) > i ? quoteEnd(word, i) : word.length;
      const inner = partsOf(word.slice(i + 1, end - 1), scope, true);
      add(inner.map(({ text }) => text).join(''), true);
      i = end;
    } else if (char === '`') {
      const end = word.indexOf('`', i + 1);
      add(unknown, inQuotes);
      i = end === -1 ? word.length : end + 1;
    } else {
      plain += char;
      i++;
    }
  }
  if (plain !== '') parts.push({ text: plain, quoted: true });
  return parts;
}

function quoteEnd(word: string, at: number): number {
  for (let i = at + 1; i < word.length; i++) {
    if (word[i] === '\\') i++;
    else if (word[i] === '$' && (word[i + 1] === '{' || word[i + 1] === '(')) {
      const end = pairEnd(word, i + 1);
      if (end !== -1) i = end - 1;
    } else if (word[i] === '"') return i + 1;
  }
  return word.length;
}

/** A word as one text, as in an assignment. */
export const expandText = (word: string, scope: Scope): string =>
  bounded(
    partsOf(word, scope)
      .map(({ text }) => text)
      .join(''),
  );

const wholeList =
  /^"?\$(?:\{([A-Za-z_]\w*)\[@\]\}|\{([A-Za-z_]\w*)\[@\]\+.*\}|([@*])|\{([@*])\})"?$/;

/** A word as the fields that a command is given: arrays in full, unquoted values split at blanks. */
export function expandFields(word: string, scope: Scope): string[] {
  const list = wholeList.exec(word);
  if (list !== null) return [...listOf(scope, list[1] ?? list[2] ?? list[3] ?? list[4] ?? '')];
  const fields: string[] = [];
  let open = '';
  let begun = false;
  for (const { text, quoted } of partsOf(word, scope)) {
    if (quoted || !isKnown(text)) {
      open += text;
      begun = true;
      continue;
    }
    const [first = '', ...more] = text.split(/\s+/);
    open += first;
    begun ||= first !== '';
    for (const next of more) {
      if (begun && open !== '') fields.push(open);
      open = next;
      begun = next !== '';
    }
  }
  if (begun) fields.push(open);
  return fields.slice(0, longest);
}
