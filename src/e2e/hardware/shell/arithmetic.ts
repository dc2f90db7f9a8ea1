import { type Scope, textOf } from './scope.ts';

type Operation = (a: number, b: number) => number;

/** From the weakest to the strongest. */
const levels: readonly Readonly<Record<string, Operation>>[] = [
  { '||': (a, b) => Number(a !== 0 || b !== 0) },
  { '&&': (a, b) => Number(a !== 0 && b !== 0) },
  { '==': (a, b) => Number(a === b), '!=': (a, b) => Number(a !== b) },
  {
    '<=': (a, b) => Number(a <= b),
    '>=': (a, b) => Number(a >= b),
    '<': (a, b) => Number(a < b),
    '>': (a, b) => Number(a > b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => Math.trunc(a / b), '%': (a, b) => a % b },
];

/** What stands in `(( ))`, as far as it is arithmetic of whole numbers; null when it cannot be told. */
export function evaluate(text: string, scope: Scope): number | null {
  const tokens =
    text.match(/\$?\{?[A-Za-z_#]\w*\}?|\$[1-9]|\d+|&&|\|\||[=!<>]=|[-+*/%<>()!]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s+/g, '') || tokens.length > 200) return null;
  let at = 0;

  function atom(): number | null {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = level(0);
      at++;
      return inner;
    }
    if (token === '-' || token === '!') {
      const value = atom();
      if (value === null) return null;
      return token === '-' ? -value : Number(value === 0);
    }
    if (/^\d+$/.test(token)) return Number(token);
    const value = textOf(scope, token.replace(/[${}]/g, ''));
    return value !== null && /^-?\d+$/.test(value.trim()) ? Number(value) : null;
  }

  function level(depth: number): number | null {
    const operations = levels[depth];
    if (operations === undefined) return atom();
    let value = level(depth + 1);
    for (;;) {
      const operation = operations[tokens[at] ?? ''];
      if (operation === undefined) return value;
      at++;
      const other = level(depth + 1);
      value = value === null || other === null ? null : operation(value, other);
    }
  }

  const value = level(0);
  return at === tokens.length && value !== null && Number.isFinite(value) ? value : null;
}
