import { argumentNodes } from './arguments.ts';
import { decoratorsOf } from './decorators.ts';
import { f, k } from './kinds.ts';
import type { Reading } from './scopes.ts';
import { childIn, childOfKind, childrenOf, textOf } from './source.ts';

/** Said of the thing itself: texts also mention other things that are deprecated. */
const says =
  /^[\s"'#([]*deprecated\b|\b(is|are|been|now|was) deprecated\b|[[(]deprecated|\bdeprecated\s*[:;)\]]/i;
/** Texts of options also say that nothing reads them. */
const saysOfOption =
  /\bno longer (used|supported|needed|has|reads|does)\b|\b(this|it|option|flag|argument|value) is ignored\b|accepted (for|but)\b[^.]{0,80}\bignored\b|^[\s"'(]*(ignored|obsolete)\b/i;

/** True when the help of an option says that it is on its way out. */
export function optionIsDeprecated(help: string): boolean {
  return says.test(help) || saysOfOption.test(help);
}

/** The string that stands first in a body; -1 for none. */
function docstringOf(reading: Reading, body: number): number {
  const { source } = reading;
  const [first] = body < 0 ? [] : childrenOf(source, body);
  if (first === undefined || source.kind[first] !== k.expression_statement) return -1;
  const [inner] = childrenOf(source, first);
  return inner !== undefined && source.kind[inner] === k.string ? inner : -1;
}

function docSays(text: string): boolean {
  const summary = text.replace(/^[a-zA-Z]*["']+\s*/, '').split('\n', 1)[0]!;
  return says.test(summary) || /^\s*(\.\. deprecated::|deprecated\s*[:.])/im.test(text);
}

/** A body that warns of itself, whatever its arguments are. */
function warns(reading: Reading, body: number): boolean {
  const { source } = reading;
  for (const statement of childrenOf(source, body)) {
    if (source.kind[statement] !== k.expression_statement) continue;
    const call = childOfKind(source, statement, k.call);
    const callee = call < 0 ? -1 : childIn(source, call, f.function);
    if (callee < 0 || !/(^|\.)warn$/.test(textOf(source, callee))) continue;
    const [message = -1] = argumentNodes(source, call);
    // A message that is handed in is that of another name.
    const written = message >= 0 && /^[rf]*["'(]/i.test(textOf(source, message));
    if (written && textOf(source, call).includes('DeprecationWarning')) return true;
  }
  return false;
}

/** Comment lines right above an offset, and the rest of its line. */
function commentsAt(reading: Reading, start: number, end: number): string {
  const { text } = reading.source;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  let from = lineStart;
  while (from > 0) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    if (!/^\s*#/.test(text.slice(above, from))) break;
    from = above;
  }
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return text.slice(from, lineStart) + (after.includes('#') ? after : '');
}

/** True for a function or class that says it is deprecated: by decorator, warning, docstring or the comment above. */
export function definitionIsDeprecated(reading: Reading, node: number): boolean {
  const { source } = reading;
  if (decoratorsOf(source, node).some(({ name }) => name.includes('deprecat'))) return true;
  const body = childIn(source, node, f.body);
  if (body < 0) return false;
  const doc = docstringOf(reading, body);
  if (doc >= 0 && docSays(textOf(source, doc))) return true;
  if (source.kind[node] === k.function_definition && warns(reading, body)) return true;
  const outer = source.parent[node]!;
  const whole = outer >= 0 && source.kind[outer] === k.decorated_definition ? outer : node;
  return says.test(commentsAt(reading, source.start[whole]!, source.start[whole]!));
}

/** True for a field or constant whose comment, above or beside it, says that it is deprecated. */
export function valueIsDeprecated(reading: Reading, node: number): boolean {
  const { source } = reading;
  const statement = source.parent[node]!;
  const end = source.end[statement < 0 ? node : statement]!;
  return says.test(commentsAt(reading, source.start[node]!, end));
}
