import { childIn, kindOf } from '../../syntax/index.ts';
import type { Expr, SelectArm } from '../body.ts';
import { parseExpr, readNames, scanTop } from './fragments.ts';
import type { LowerContext } from './lower-context.ts';
import { lowerPattern } from './patterns.ts';

/**
 * `tokio::select!`: arms `pattern = future[, if condition] => handler`, an optional `biased;` and `else => handler`.
 * All futures are made first, then one handler runs.
 */
export function lowerSelect(
  c: LowerContext,
  text: string,
  base: number,
  at: { start: number; end: number },
): Expr {
  const arms: SelectArm[] = [];
  for (const arm of splitArms(text)) {
    const lowered = lowerArm(c, text, base, arm);
    if (!lowered)
      return {
        k: 'macro',
        name: 'select',
        mode: 'opaque',
        args: [],
        names: readNames(text, base),
        ...at,
      };
    arms.push(lowered);
  }
  return { k: 'select', arms, ...at };
}

interface ArmRange {
  readonly from: number;
  readonly arrow: number;
  readonly to: number;
}

function splitArms(text: string): ArmRange[] {
  const arms: ArmRange[] = [];
  const biased = /^\s*biased\s*;/.exec(text);
  let from = biased ? biased[0].length : 0;
  let arrow = -1;
  // `scanTop` reports characters outside brackets only: a handler's block is skipped as a whole, and ends its arm.
  scanTop(text, (c, at) => {
    if (at < from) return;
    if (arrow >= 0 && /\S/.test(c) && at > arrow + 1) {
      const handler = text.slice(arrow + 2, at).trim();
      if (handler.startsWith('{') && handler.endsWith('}') && c !== '.' && c !== '?') {
        arms.push({ from, arrow, to: at });
        from = c === ',' ? at + 1 : at;
        arrow = -1;
        return;
      }
      if (c === ',') {
        arms.push({ from, arrow, to: at });
        from = at + 1;
        arrow = -1;
        return;
      }
    }
    if (c === '=' && text[at + 1] === '>' && arrow < 0) arrow = at;
  });
  if (arrow >= 0) arms.push({ from, arrow, to: text.length });
  return arms;
}

function lowerArm(
  c: LowerContext,
  text: string,
  base: number,
  arm: ArmRange,
): SelectArm | undefined {
  const body = parseExpr(c, text.slice(arm.arrow + 2, arm.to), base + arm.arrow + 2);
  if (!body) return undefined;
  const head = text.slice(arm.from, arm.arrow);
  const nothing: Expr = { k: 'unknown', parts: [], start: base + arm.from, end: base + arm.from };
  if (/^\s*else\s*$/.test(head))
    return { pat: { k: 'rest', start: 0, end: 0 }, guard: undefined, future: nothing, body };
  let equals = -1;
  let condition = -1;
  scanTop(head, (ch, at) => {
    if (ch === '=' && equals < 0 && head[at + 1] !== '=' && !'=<>!'.includes(head[at - 1] ?? ''))
      equals = at;
    if (ch === ',' && equals >= 0 && /^,\s*if\b/.test(head.slice(at))) condition = at;
  });
  if (equals < 0) return undefined;
  const futureEnd = condition < 0 ? head.length : condition;
  const future = parseExpr(c, head.slice(equals + 1, futureEnd), base + arm.from + equals + 1);
  if (!future) return undefined;
  const ifAt = condition < 0 ? -1 : head.indexOf('if', condition) + 2;
  const guard = ifAt < 0 ? undefined : parseExpr(c, head.slice(ifAt), base + arm.from + ifAt);
  return { pat: parsePattern(c, head.slice(0, equals), base + arm.from), guard, future, body };
}

function parsePattern(c: LowerContext, text: string, base: number) {
  const prefix = 'fn f(){let ';
  const tree = c.reparse(`${prefix}${text}=x;}`);
  for (let node = 0; tree && node < tree.size; node++) {
    if (kindOf(tree, node) !== 'let_declaration') continue;
    return lowerPattern(
      { ...c, tree, shift: base - prefix.length },
      childIn(tree, node, 'pattern'),
      /^\s*mut\b/.test(text),
    );
  }
  return lowerPattern(c, -1, false);
}
