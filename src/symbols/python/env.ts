import { keywordValue, positionalNodes } from './arguments.ts';
import { definition } from './definitions.ts';
import { f, k } from './kinds.ts';
import { constantText, literalOf, looksLikeEnv } from './literals.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import type { Visit } from './visit.ts';

function define(visit: Visit, node: number): void {
  const { reading, out } = visit;
  const { source } = reading;
  const text = constantText(reading, node);
  if (text === null || !looksLikeEnv(text)) return;
  const place = literalOf(source, node) ?? { start: source.start[node]!, end: source.end[node]! };
  const owner = reading.module;
  const more = { path: text, visibility: 'public' } as const;
  out.definitions.push(definition(reading, 'env_var', text, owner, place, more));
  if (source.kind[node] !== k.identifier) visit.told.add(node);
}

const environment = /(^|\.)environ$/;
const reads = /(^|_|\.)(get_?)?env(ironment)?(_|$)|(^|\.)environ\.get$|(^|_)from_env/i;
const writes =
  /(^|_|\.)(set|del|delete|unset|patch|update|pop|write|export|clear|restore|override|without|remove|add|with|mock|temp|make|build|copy)/i;

/** Reads of the environment by a call: `os.getenv("X")`, `os.environ.get("X")`, a helper such as `env_bool("X")`. */
export function envCall(visit: Visit, node: number, callee: string): void {
  const { source } = visit.reading;
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const isRead = callee.endsWith('environ.get') || (reads.test(last) && !writes.test(last));
  const [first] = isRead ? positionalNodes(source, node) : [];
  if (first !== undefined) define(visit, first);
  const bound = ['env_var', 'envvar'];
  if (/(Field|Option|Argument|Setting)$/.test(last)) bound.push('env');
  for (const name of bound) {
    const value = keywordValue(source, node, name);
    if (value >= 0) define(visit, value);
  }
}

/** `os.environ["X"]`, where it is read. */
export function envSubscript(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const value = childIn(source, node, f.value);
  if (value < 0 || !environment.test(textOf(source, value))) return;
  const parent = source.parent[node]!;
  const written =
    (source.kind[parent] === k.assignment && source.field[node] === f.left) ||
    source.kind[parent] === k.delete_statement;
  const key = childIn(source, node, f.subscript);
  if (!written && key >= 0) define(visit, key);
}

/** `"X" in os.environ`. */
export function envComparison(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const [left, right] = childrenOf(source, node);
  if (left === undefined || right === undefined) return;
  const between = source.text.slice(source.end[left], source.start[right]);
  if (/\bin\s*$/.test(between) && environment.test(textOf(source, right))) define(visit, left);
}
